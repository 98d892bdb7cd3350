"""Hand-written pages and frames as a bundle for a seminar has them, made from those of the site.

Links to cases that are left out become text, other languages leave the menu, every page says at its end which edition
it belongs to, and the home page becomes the cover.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.page.frames import put_notice
from generator.view.annex import ENDING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from generator.input.glossary import Term
    from generator.input.seminar import Seminar
    from generator.input.settings import Language
    from generator.language.words import Words

_TO_CASE = re.compile(
    r'<a\b[^>]*\bhref="(?:[^":]*/)?cases/([^"/?#]+)\.html[^"]*"[^>]*>(.*?)</a>',
    re.DOTALL,
)
_TO_COMPARISON = re.compile(
    r'<a\b[^>]*\bhref="(?:[^":]*/)?compare\.html\?cases=([^"#]+)[^"]*"[^>]*>(.*?)</a>',
    re.DOTALL,
)
_LIST = re.compile(r"index$|prefecture-")
_VERSION = re.compile(r'\s*<li><a [^>]*hreflang="([^"]+)"[^>]*>[^<]*</a></li>')
_VERSIONS = re.compile(r'<details class="rk-menu rk-languages".*?</details>', re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_HEADING = re.compile(r'<h1 id="title">.*?</h1>', re.DOTALL)


def seminar_pages(
    pages: Mapping[str, str],
    seminar: Seminar,
    languages: Sequence[Language],
    known: Collection[str],
    lines: Mapping[str, str],
) -> dict[str, str]:
    """The pages of the languages that are handed out, and of the source language, whose frames all data rest on.

    Args:
        pages: Those of the site, by path, as MkDocs made them.
        seminar: What is handed out.
        languages: All those of the site, the source language first.
        known: Ids, former ones too, of the cases that are handed out.
        lines: What stands at the end of each page, as HTML, by the key of its language.
    """
    left_out = tuple(other.folder for other in languages[1:] if other.key not in seminar.languages)
    tags = {language.tag for language in languages if language.key in seminar.languages}
    folders = sorted(languages, key=lambda language: len(language.folder), reverse=True)
    made = {}
    for path, text in pages.items():
        if left_out and path.startswith(left_out):
            continue
        language = next(language for language in folders if path.startswith(language.folder))
        html = _VERSION.sub(lambda found: found[0] if found[1] in tags else "", text)
        if len(tags) == 1:
            html = _VERSIONS.sub("<!--@@file@@-->" if "@@file@@" in html else "", html, count=1)
        html = without_links(html, known)
        line = lines.get(language.key, "")
        html = html.replace("</footer>", f'<div class="md-grid rk-edition"><p>{line}</p></div></footer>')
        made[path] = _cover(html, language, seminar) if path == f"{language.folder}index.html" else html
    return made


def without_links(html: str, known: Collection[str]) -> str:
    """A page without its links to cases that are not handed out, and with a line that says so where it has such."""
    count = 0

    def text_of(link: re.Match[str]) -> str:
        nonlocal count
        if all(_is_there(name, known) for name in link[1].split(",")):
            return link[0]
        count += 1
        return link[2]

    html = _TO_COMPARISON.sub(text_of, _TO_CASE.sub(text_of, html))
    return put_notice(html, Markup("<p>{{ seminar(&quot;rest&quot;) }}</p>")) if count else html


def _is_there(name: str, known: Collection[str]) -> bool:
    """Whether a page of a case, or of a list of them, is handed out; so is what names no case."""
    return not name or name.removesuffix(ENDING) in known or _LIST.match(name) is not None


def glossary_of(glossary: Sequence[Term], known: Collection[str]) -> tuple[Term, ...]:
    """The terms of the glossary, without what they say of where else to look in cases that are not handed out."""
    return tuple(
        replace(term, see=tuple(page for page in term.see if _is_there(_case_in(page), known))) for term in glossary
    )


def _case_in(address: str) -> str:
    """The name of the page of a case that an address of the glossary leads to; empty for other pages."""
    return address.partition("cases/")[2].partition("#")[0]


def _cover(html: str, language: Language, seminar: Seminar) -> str:
    """The home page under the seminar's title, with the cases that are handed out before all else."""
    head, mark, article = html.partition("<article")
    if seminar.title:
        head = _TITLE.sub(lambda _: f"<title>{escape(seminar.title)} - {escape(language.title)}</title>", head)
    article = _HEADING.sub("<p>{{ seminar(&quot;cover&quot;) }}</p>", article, count=1)
    lead, section, rest = article.partition("<h2")
    return f"{head}{mark}{lead}<p>{{{{ seminar(&quot;cases&quot;) }}}}</p>\n{section}{rest}"


def edition_line(seminar: Seminar, words: Words, version: str) -> str:
    """Title, version and day, as HTML for the end of every page."""
    edition = words.gettext("配布版 {version}", version=version)
    if seminar.day:
        edition = words.gettext("配布版 {version}（{day}）", version=version, day=words.day(seminar.day))
    title = Markup("{} ").format(typed(seminar.title, words)) if seminar.title else Markup()
    line = str(title + Markup("<span>{}</span>").format(edition))
    return line.replace("@", "&#64;")  # a title can hold the text of a marker, and frames have theirs yet to be filled


def typed(text: str, words: Words) -> Markup:
    """A text of those who hold the seminar, which is in the source language wherever it is not plain ASCII."""
    if words.is_source or text.isascii():
        return Markup("{}").format(text)
    return Markup('<span lang="ja">{}</span>').format(text)


def start_page(languages: Sequence[Language], seminar: Seminar) -> bytes:
    """The page at the top of a bundle without the language that stands there in the site: it leads to the others."""
    title = seminar.title or languages[0].title
    page = Markup(
        '<!doctype html>\n<html lang="{tag}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n{refresh}<title>{title}</title>\n'
        '<link rel="icon" href="assets/renkei/favicon.svg">\n'
        '<link rel="stylesheet" href="assets/renkei/moved.css">\n</head>\n'
        "<body>\n<main>\n<h1{lang}>{title}</h1>\n{links}\n</main>\n</body>\n</html>\n"
    )
    links = [
        Markup('<p><a href="{}index.html" lang="{}" hreflang="{}">{}</a></p>').format(
            language.folder, language.tag, language.tag, f"{language.name} — {language.title}"
        )
        for language in languages
    ]
    refresh = Markup('<meta http-equiv="refresh" content="0; url={}index.html">\n').format(languages[0].folder)
    return page.format(
        tag=languages[0].tag,
        refresh=refresh if len(languages) == 1 else "",
        title=title,
        lang="" if title.isascii() or not seminar.title else Markup(' lang="ja"'),
        links=Markup("\n").join(links),
    ).encode()
