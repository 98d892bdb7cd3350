"""What a ZIP holds beside the site: how to open it, and the sums of its files; and which names a ZIP can hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.input.problems import InputError, Problem, values
from generator.language.words import N_
from generator.view.html import attribute

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.disk.archive import Member
    from generator.input.seminar import Seminar
    from generator.language.words import Words

SUMS = "SHA256SUMS.txt"
README_JA, README = "はじめにお読みください.txt", "README.txt"
LONGEST = 100
"""Characters of a path in a ZIP: Windows takes 260 with the folder that a person unpacks it into."""
_TYPES = (
    "html|css|js|svg|json|jsonld|csv|xlsx|txt|pdf|png|jpg|jpeg|gif|webp|ico|woff|woff2"  # nothing that runs by itself
)
_NAME = re.compile(rf"(?:[A-Za-z0-9_][\w.-]*/)*[A-Za-z0-9_][\w.-]*\.(?:{_TYPES})", re.ASCII)
_DEVICES = re.compile(r"(?:.*/)?(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?(?:/.*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever comes after a dot."""

_HOW = (
    N_("開き方"),
    N_("1. はじめに、ZIPを展開（解凍）してください。展開しないまま開くと、正しく表示されません。"),
    N_("   Windowsでは、ZIPを右クリックして「すべて展開」を選びます。"),
    N_("2. できたフォルダーの中の index.html をダブルクリックすると、ブラウザーで開きます。"),
    N_("3. ネットワークは使いません。ほかのコンピューターにも接続しません。"),
    "",
    N_("確認の画面が出たとき"),
    N_("- 開くアプリを聞かれたら、Edge、Chrome、Firefoxなどのブラウザーを選んでください。"),
    N_("- Windowsがファイルを止めるときは、展開する前に、ZIPの「プロパティ」で「許可する」を選んでください。"),
    N_("- スクリプトの実行を聞かれたら、許可してください。許可しなくても、事例と表は読めます。"),
    N_("- 最近の検索、比べる事例、配色は、このパソコンのブラウザーの中だけに残ります。"),
    "",
    N_("中にあるもの"),
    N_("- data フォルダーに、表のデータ（CSV、Excelなど）があります。"),
    N_("- SHA256SUMS.txt で、ファイルが配布されたときのままかを確かめられます。"),
)


def make_leaflets(
    languages: Sequence[Words], version: str, day: str, seminar: Seminar | None = None
) -> dict[str, bytes]:
    """How to open the ZIP, by file name: once in the source language, once in all others.

    Windows' editors open both as they are: with a byte order mark where it is needed, and with their line ends.

    Args:
        languages: All languages of the casebook, the source language first.
        version: Of the program.
        day: That the ZIP bears; empty for none.
        seminar: At which it is handed out.
    """
    others = "\n\n".join(_leaflet(words, version, day, seminar) for words in languages[1:] or languages)
    texts = {README_JA: _leaflet(languages[0], version, day, seminar), README: others}
    return {name: text.replace("\n", "\r\n").encode("utf-8-sig") for name, text in texts.items()}


def _leaflet(words: Words, version: str, day: str, seminar: Seminar | None) -> str:
    edition = words.gettext("配布版 {version}", version=version)
    if day:
        edition = words.gettext("配布版 {version}（{day}）", version=version, day=words.day(day))
    occasion = [seminar.title, seminar.venue] if seminar else []
    head = [f"{words.language.title} - {attribute(edition)}", *filter(None, occasion), ""]
    return "\n".join([*head, *(attribute(words.gettext(line)) if line else "" for line in _HOW), ""])


def to_sums(members: Iterable[Member]) -> bytes:
    """The sums of all files, as ``sha256sum -c`` reads them in the top folder."""
    lines = sorted((member.name, member.sha256) for member in members)
    return "".join(f"{digest}  {name}\n" for name, digest in lines).encode()


def check_names(names: Iterable[str], top: str) -> None:
    """Every file can be unpacked by anybody, Windows' own program included, and is of a kind that only shows something.

    Args:
        names: Of the files below the top folder.
        top: The name of that folder.

    Raises:
        InputError: Some cannot.
    """
    seen: dict[str, str] = {}
    problems = []
    for name in sorted(names):
        same = seen.setdefault(name.lower(), name)
        fits = _NAME.fullmatch(name) and not _DEVICES.fullmatch(name) and len(f"{top}/{name}") <= LONGEST
        if name != README_JA and not fits:
            problems.append(Problem(name, 0, 0, "", "zip_name", values(limit=LONGEST - len(top) - 1)))
        if same != name:
            problems.append(Problem(name, 0, 0, "", "zip_same_name", values(found=same)))
    if problems:
        raise InputError(problems)
