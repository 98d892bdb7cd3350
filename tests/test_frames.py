"""Frames: pages cut at their markers and filled in one pass; and the views that hand-written pages place."""

from dataclasses import replace

import pytest
from markupsafe import Markup

from generator.input.problems import InputError, Problem
from generator.language.catalogue import Untranslated
from generator.page.frames import Placed, check_placed, fill, parse_frame, parse_placed, place_views, placed_in
from generator.page.render import Above, Page, make_toc

FRAME = (
    "<title>@@title@@ - 連携事例集</title>"
    '<meta content="@@description@@"><link href="x/@@file@@"><nav>@@toc@@</nav>'
    '<h1 id="title">@@title@@</h1><h2 id="content">@@content@@</h2><footer>end</footer>'
)
KNOWN: dict[str, set[str] | None] = {"latest": None, "table": {"staffing", "effects"}}


def page(title: str = "釜石市", description: str = "要約", body: str = "<p>本文</p>") -> Page:
    """A page before it is put into its frame."""
    text = Markup(body)  # noqa: S704 the test's own HTML
    return Page("cases/kamaishi.html", title, description, text, make_toc(body))


def filled(made: Page) -> str:
    """A page in the frame above."""
    return fill(parse_frame("cases/index.html", FRAME), made).decode()


def refused(text: str) -> list[Problem]:
    """The problems of a hand-written page."""
    with pytest.raises(InputError) as caught:
        check_placed({"about.md": text}, KNOWN)
    return caught.value.problems


def test_every_marker_is_replaced_and_everything_else_stays() -> None:
    assert filled(page()) == (
        "<title>釜石市 - 連携事例集</title>"
        '<meta content="要約"><link href="x/kamaishi.html"><nav></nav>'
        '<h1 id="title">釜石市</h1><p>本文</p><footer>end</footer>'
    )


def test_a_part_of_a_page_has_that_page_as_a_step_before_it() -> None:
    frame = parse_frame("cases/index.html", FRAME + '<ol>@@path@@</ol>{"position":3,"name":@@name@@,"item":"self"}')
    above = Above("釜石<市", "kamaishi.html", "https://example.org/k", "資料編")

    alone, part = (fill(frame, replace(page(), above=step)).decode().partition("<ol>")[2] for step in (None, above))

    assert alone == '<li aria-current="page">釜石市</li></ol>{"position":3,"name":"釜石市","item":"self"}'
    assert part == (
        '<li><a href="kamaishi.html">釜石&lt;市</a></li>\n<li aria-current="page">資料編</li></ol>'
        '{"position":3,"name":"釜石\\u003c市","item":"https://example.org/k"},'
        '{"@type":"ListItem","position":4,"name":"資料編","item":"self"}'
    )


@pytest.mark.parametrize("marker", ["@@title@@", "@@content@@", "@@description@@", "@@file@@", "@@toc@@"])
def test_the_text_of_a_marker_inside_a_record_stays_as_it_is(marker: str) -> None:
    html = filled(page(marker, marker, f"<p>{marker}</p>"))

    assert html == filled(page("T", "D", "<p>B</p>")).replace("T", marker).replace("D", marker).replace("B", marker)


def test_a_whole_marked_heading_inside_a_body_stays_as_it_is() -> None:
    body = '<p>&lt;h2 id="content"&gt;@@content@@</p><h2 id="content">@@content@@</h2>'

    assert filled(page(body=body)).count(body) == 1


def test_title_and_description_are_escaped_as_text_and_in_attributes() -> None:
    html = filled(page('<b>"&', '"><script>'))

    assert "<title>&lt;b&gt;&#34;&amp; - 連携事例集</title>" in html
    assert '<meta content="&#34;&gt;&lt;script&gt;">' in html
    assert '<h1 id="title">&lt;b&gt;&#34;&amp;</h1>' in html


def test_an_untranslated_title_is_marked_in_the_heading_and_plain_in_the_head() -> None:
    html = filled(page(Untranslated("釜石市"), Untranslated("要約")))

    assert "<title>釜石市 - 連携事例集</title>" in html
    assert '<meta content="要約">' in html
    assert '<h1 id="title"><span lang="ja" class="rk-untranslated">釜石市</span></h1>' in html


def test_the_contents_list_the_headings_of_the_body_without_their_tags() -> None:
    made = page(
        body='<h2 id="effects" class="x">効果<small>（自己申告）</small></h2>'
        '<h3 id="no">x</h3><h2 id="b">A &amp; B</h2>'
    )

    html = filled(made)

    assert '<li><a href="#effects">効果（自己申告）</a></li>' in html
    assert ">A &amp; B</a></li>" in html
    assert "#no" not in html


@pytest.mark.parametrize("marker", ["@@description@@", "@@anything@@"])
def test_a_frame_can_do_without_markers_that_are_not_required(marker: str) -> None:
    frame = parse_frame("cases/index.html", FRAME.replace("@@description@@", marker.replace("description", "other")))

    assert "@@" in "".join(frame.pieces)


@pytest.mark.parametrize("marker", ["@@file@@", '<h2 id="content">@@content@@</h2>', '<h1 id="title">@@title@@</h1>'])
def test_a_frame_that_lacks_a_marker_is_refused_by_its_name(marker: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_frame("cases/index.html", FRAME.replace(marker, ""))

    problem = caught.value.problems[0]
    assert (problem.file, problem.kind) == ("cases/index.html", "frame_marker")
    assert "@@" in problem.to_text("ja")


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        ("latest()", Placed("latest", ())),
        ('table("staffing")', Placed("table", ("staffing",))),
        ("table('staffing', 2)", Placed("table", ("staffing", 2))),
    ],
)
def test_a_placed_view_is_a_name_and_literal_arguments(text: str, placed: Placed) -> None:
    assert parse_placed(text) == placed


@pytest.mark.parametrize(
    "text",
    [
        *(
            "config",
            "config.SECRET",
            "''.__class__",
            "latest",
            "latest().x",
            "table(name)",
            "table(*x)",
            "table(x=1)",
        ),
        *(
            "__import__('os').system('id')",
            "table(1+1)",
            "table(latest())",
            "(lambda: 1)()",
            "1",
            "",
            "a b",
            "{{",
            "'''",
        ),
        *("latest(", "latest())", "x" * 5000 + "()" * 500, "\x00", "table([1])", "table({})", "table(-1)"),
    ],
    ids=lambda text: repr(text[:20]),
)
def test_anything_that_is_no_known_call_with_literals_is_refused_and_never_run(text: str) -> None:
    problem = refused(f"# 題\n\n{{{{ {text} }}}}\n")[0]

    assert (problem.kind, problem.file, problem.line) == ("placed_view", "content/about.md", 3)


def test_every_wrong_view_of_every_page_is_reported_with_what_there_is() -> None:
    problems = refused("{{ x() }}\n\n{{ table('nothing') }}\n\n{{ table() }}\n\n{{ latest(1) }}\n")

    assert [problem.line for problem in problems] == [1, 3, 5, 7]
    assert "latest, table" in problems[0].to_text("ja")


def test_known_views_are_accepted() -> None:
    check_placed({"index.md": '# 題\n\n{{ latest() }}\n\n{{table("staffing")}}\n'}, KNOWN)


def test_views_are_placed_where_they_stand_as_paragraphs_of_their_own() -> None:
    html = "<p>前</p>\n<p>{{ latest() }}</p>\n<p>{{ table(&quot;staffing&quot;) }}</p>"
    views = {
        Placed("latest", ()): Markup("<ul></ul>"),
        Placed("table", ("staffing",)): Markup("<table></table>"),
    }

    assert placed_in(html) == list(views)
    assert place_views(html, views) == "<p>前</p>\n<ul></ul>\n<table></table>"


def test_a_view_that_holds_the_text_of_another_is_not_filled_again() -> None:
    views = {Placed("latest", ()): Markup("<p>{{ latest() }}</p>")}

    assert place_views("<p>{{ latest() }}</p>", views) == "<p>{{ latest() }}</p>"


@pytest.mark.parametrize("text", ["{{ config }}", "{{ latest() }} と続く文", "文中の {{ latest() }}"])
def test_braces_that_place_no_view_stay_text(text: str) -> None:
    html = f"<p>{text}</p>"

    assert place_views(html, {Placed("latest", ()): Markup("<ul></ul>")}) == html
