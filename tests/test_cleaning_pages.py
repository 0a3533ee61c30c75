"""Pages: markup to lines, main content, what a page says of itself; and pages made to hurt."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopticon.cleaning import apply, clean, received_text, to_received
from synopticon.cleaning.markup import linearise
from synopticon.records import Document, Given, Raw, SetAside

PARAGRAPHS = (
    "The ferry <b>Northern&nbsp;Light</b> ran aground on Tuesday near the port of Vessel, the coast guard said &mdash;"
    " with\n two hundred people on board and a cargo of grain bound for the islands.",
    "No one was hurt, the minister of transport told reporters in the capital. &ldquo;We were lucky,&rdquo; she said,"
    " adding that an inquiry would begin on Thursday morning.",
    "The company that runs the line did not answer questions about the state of the ship, which was built in 1989 and"
    " has been repaired twice since then.",
)
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Ferry runs aground off Vessel | Daily Coast</title>
<meta property="og:site_name" content="Daily Coast">
<meta property="article:published_time" content="2021-05-18T09:30:00+02:00">
<link rel="canonical" href="https://dailycoast.example/world/ferry-aground">
<style>p {{ color: red }}</style><script>var x = "<p>not this</p>";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Ferry runs aground off Vessel</h1><p class="byline">By Ana Ruiz</p>
<p>{PARAGRAPHS[0]}</p><!-- an <p>old</p> draft --><p>{PARAGRAPHS[1]}</p>
<aside><p>Read more: Storm closes three harbours</p></aside><p>{PARAGRAPHS[2]}</p></article>
<div class="comments"><h3>Leave a Reply</h3><p>Your email address will not be published.</p></div>
<footer>© 2021 Daily Coast. All rights reserved.</footer></body></html>"""
TEXT = """Ferry runs aground off Vessel

The ferry Northern Light ran aground on Tuesday near the port of Vessel, the coast guard said — with two \
hundred people on board and a cargo of grain bound for the islands.

No one was hurt, the minister of transport told reporters in the capital. “We were lucky,” she said, adding that an \
inquiry would begin on Thursday morning.

The company that runs the line did not answer questions about the state of the ship, which was built in 1989 and has \
been repaired twice since then."""


def raw(page: str, **given_fields: str) -> Raw:
    content = page.encode("utf-8", "surrogatepass")
    return Raw("raw-1", content, "page.html", "text/html", "", Given(**given_fields))


def cleaned(page: str, **given_fields: str) -> Document:
    document = clean(raw(page, **given_fields))
    assert isinstance(document, Document), document
    return document


def test_a_page_becomes_its_article() -> None:
    document = cleaned(PAGE)
    assert document.text == TEXT
    assert document.title == "Ferry runs aground off Vessel" and document.title_start == 0
    assert (document.outlet, document.uri) == ("Daily Coast", "https://dailycoast.example/world/ferry-aground")
    assert (document.published.earliest, document.published.basis) == ("2021-05-18", "metadata")
    assert document.published.zone == "+02:00"
    assert [(credit.role, credit.name) for credit in document.credits] == [("byline", "Ana Ruiz")]


def test_offsets_of_a_page_are_those_of_its_source() -> None:
    document = cleaned(PAGE)
    received, _ = received_text(raw(PAGE))
    assert apply(received, document.edits) == document.text
    start = document.text.index("Northern Light")
    low, high = to_received(document.edits, start, start + len("Northern Light"))
    assert received[low:high] == "Northern&nbsp;Light"


METADATA = [
    ('<meta name="date" content="2021-05-18">', "2021-05-18"),
    ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-05-18"}</script>', "2021-05-18"),
    (
        '<script type="application/ld+json">{"@graph":[{"@type":"Article","datePublished":"2021-05-18"}]}</script>',
        "2021-05-18",
    ),
    ('<time datetime="2021-05-18T10:00" pubdate>Tuesday</time>', "2021-05-18"),
    ("<script type='application/ld+json'>{broken</script>", None),
    ("", None),
]


@pytest.mark.parametrize(("element", "day"), METADATA)
def test_dates_of_pages(element: str, day: str | None) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    published = cleaned(
        f"<html><head>{element if 'time' not in element else ''}</head><body>{element}{body}</body></html>"
    ).published
    assert published.earliest == day


STORY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
HOSTILE = {
    "deep": "<div>" * 20_000 + STORY + "</div>" * 20_000,
    "deep inline": "<b>" * 20_000 + STORY,
    "deep tables": "<table><tr><td>" * 5_000 + STORY,
    "huge attribute": f'<p title="{"a" * 1_000_000}">{STORY}',
    "open quote": f'<p title="{STORY * 50}',
    "open quotes": f"<a href='x {STORY}" * 100,
    "open script": STORY + "<script>" * 20_000,
    "open scripts": f"<script>var a = 1; {STORY}" * 100,
    "open comments": STORY + "<!-- " * 50_000,
    "angles": STORY + "<" * 200_000,
    "open tags": STORY + "<a " * 100_000,
    "zeros": ("\0" + STORY) * 20,
    "ampersands": STORY + "&" * 200_000,
    "spaces in a tag": f"<meta content{' ' * 200_000}>{STORY}",
    "deep data": f'<script type="application/ld+json">{"[" * 50_000}</script>{STORY}',
    "half characters": f"<p>&#xD800; &#0; &#x110000;</p>{STORY}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_neither_hang_nor_break(name: str) -> None:
    started = time.process_time()
    result = clean(raw(HOSTILE[name], language="en"))
    assert time.process_time() - started < 10
    if isinstance(result, Document):
        received, _ = received_text(raw(HOSTILE[name]))
        assert apply(received, result.edits) == result.text
        result.text.encode()
        assert "coast guard said" in result.text
    else:
        assert isinstance(result, SetAside)


TAGS = st.sampled_from(
    (
        "<p>",
        "</p>",
        "<br/>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<a href='",
        '"',
        "&amp;",
        "&#8217;",
        "<",
        ">",
        "x",
        " ",
        "\n",
    )
)


@settings(max_examples=200)
@given(st.lists(st.one_of(TAGS, st.text(max_size=5)), max_size=30).map("".join))
def test_any_markup_becomes_lines(source: str) -> None:
    edits, _ = linearise(source)
    assert "<p>" not in apply(source, edits)
