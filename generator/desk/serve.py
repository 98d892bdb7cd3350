"""The server for editors: it rebuilds when an input changes, reloads the browser, and shows what is wrong there."""

from __future__ import annotations

import json
import tempfile
import threading
import time
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.build import build_site
from generator.input.problems import InputError
from generator.step.workshop import Workshop
from generator.wording.progress import WAITING

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.input.problems import MessageLanguage

WATCHED = ("cases", "content", "templates", "translations", "mkdocs.yml")
_POLL_SECONDS = 0.4
_STATE = "/_renkei/state.json"
_SCRIPT = "/_renkei/reload.js"

# Asks for the state of the build; a new number means a new site, a message means a wrong input.
_RELOAD = """(function () {
  "use strict";
  let seen = null;
  async function look() {
    try {
      const state = await (await fetch("STATE", { cache: "no-store" })).json();
      if (seen !== null && state.number !== seen) { location.reload(); return; }
      seen = state.number;
    } catch { /* the server is away; the next look may find it */ }
    setTimeout(look, 500);
  }
  look();
})();
""".replace("STATE", _STATE)


class Site:
    """The site being served: where it is, how often it was built, and what is wrong now."""

    def __init__(self, root: Path, out: Path, language: MessageLanguage, say: Callable[[str, str], None]) -> None:
        self.out = out
        self.number = 0
        self.message = ""
        self._root, self._language, self._say = root, language, say
        self._workshop = Workshop()

    def rebuild(self) -> None:
        """Build once more; a wrong input leaves the last good site and keeps its message."""
        start = time.perf_counter()
        try:
            built = build_site(self._root, self.out, None, self._workshop, self._tell_waiting)
        except InputError as error:
            self.message = error.to_text(self._language)
            self._say(self.message, self.message)
        else:
            self.message = ""
            seconds = time.perf_counter() - start
            changed = built.changed
            self._say(
                f"{changed} ファイルを更新しました（{seconds:.2f} 秒）。",
                f"{changed} files updated ({seconds:.2f} s).",
            )
        self.number += 1

    def _tell_waiting(self, step: str) -> None:
        if step == "wait":
            self._say(WAITING["ja"], WAITING["en"])

    def watch(self) -> None:
        """Rebuild whenever an input changed; never returns."""
        before = stamps(self._root)
        while True:
            time.sleep(_POLL_SECONDS)
            now = stamps(self._root)
            if now != before:
                before = now
                self.rebuild()


def stamps(root: Path) -> dict[str, tuple[int, int]]:
    """Time and size of every input file, by path."""
    found = {}
    for name in WATCHED:
        place = root / name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            try:
                stat = path.stat()
            except FileNotFoundError:
                continue
            if path.is_file():
                found[str(path)] = (stat.st_mtime_ns, stat.st_size)
    return found


class Handler(SimpleHTTPRequestHandler):
    """Serves the site, with the reloading script in every page and the message over it where there is one."""

    def __init__(self, *arguments: Any, site: Site, **named: Any) -> None:
        self._site = site
        super().__init__(*arguments, directory=str(site.out), **named)

    def do_GET(self) -> None:
        """Answer one request."""
        path = self.path.partition("?")[0]
        if path == _STATE:
            self._answer(json.dumps({"number": self._site.number}).encode(), "application/json")
        elif path == _SCRIPT:
            self._answer(_RELOAD.encode(), "text/javascript; charset=utf-8")
        elif path.endswith((".html", "/")):
            self._page(path)
        else:
            super().do_GET()

    def _page(self, path: str) -> None:
        file = Path(self.translate_path(path))
        file = file / "index.html" if path.endswith("/") else file
        if not file.is_file() and not self._site.message:
            self.send_error(404)
            return
        text = (
            file.read_text(encoding="utf-8") if file.is_file() else "<!doctype html><html lang=ja><body></body></html>"
        )
        shown = f"<script src='{_SCRIPT}'></script>"
        if self._site.message:
            shown += f"<pre class='rk-problem' role='alert'>{escape(self._site.message)}</pre>"
        self._answer(text.replace("</body>", f"{shown}</body>").encode(), "text/html; charset=utf-8")

    def _answer(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing of single requests; the terminal is for builds."""


def serve_project(root: Path, language: MessageLanguage, port: int, say: Callable[[str, str], None]) -> None:
    """Serve a project on this machine until interrupted.

    Raises:
        OSError: The port is taken.
    """
    with tempfile.TemporaryDirectory(prefix="renkei-") as folder:
        site = Site(root, Path(folder) / "site", language, say)
        site.rebuild()
        with ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, site=site)) as server:
            threading.Thread(target=site.watch, daemon=True).start()
            address = f"http://127.0.0.1:{port}/"
            say(f"{address} で見られます。止めるには Ctrl-C。", f"Open {address}. Stop with Ctrl-C.")
            try:
                server.serve_forever()
            except KeyboardInterrupt:
                say("終わります。", "Stopped.")
