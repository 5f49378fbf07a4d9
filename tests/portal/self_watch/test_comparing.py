"""What nothing explains is found on a page; what rows explain is not. No database."""

from pathlib import Path

import pytest

from portal.self_watch.compare import Known, differs_for_robots, unexplained
from portal.self_watch.known import Hostile
from portal.self_watch.models import Kind
from portal.self_watch.page import read
from portal.self_watch.walk import WORDS

pytestmark = pytest.mark.any_database

HERE = "https://sotuphap.example/tin/"
KNOWN = Known(
    hosts=frozenset({"vanban.example"}),
    own_words=lambda words: words & {"casino"},
    is_ours={"sotuphap.example"}.__contains__,
    is_script={"https://sotuphap.example/static/menu.js"}.__contains__,
    scripts=frozenset({"https://do.example/emc.js"}),
)
HOSTILE = Hostile(WORDS.read_text("utf-8").splitlines())

STRANGE = [
    ('<a href="https://bet.example/x">x</a>', Kind.LINK, "https://bet.example/x"),
    ('<div style="display:none"><a href="//bet.example">x</a></div>', Kind.LINK, "//bet.example"),
    ('<a href="javascript:go()">x</a>', Kind.LINK, "javascript:go()"),
    ('<script src="https://evil.example/a.js"></script>', Kind.SCRIPT, "evil.example/a.js"),
    ('<script src="/media/a.js"></script>', Kind.SCRIPT, "https://sotuphap.example/media/a.js"),
    ("<script>location='https://bet.example'</script>", Kind.SCRIPT, "location="),
    ('<iframe src="https://bet.example"></iframe>', Kind.FRAME, "https://bet.example"),
    ('<form action="https://bet.example/in"></form>', Kind.FORM, "https://bet.example/in"),
    (
        '<meta http-equiv="Refresh" content="0; url=https://bet.example">',
        Kind.REDIRECT,
        "https://bet.example",
    ),
    ('<base href="https://bet.example/">', Kind.REDIRECT, "https://bet.example/"),
    ("<p>Tỷ lệ kèo hôm nay tại NHÀ CÁI uy tín</p>", Kind.WORDS, "nha cai, ty le keo"),
]
FINE = [
    '<a href="/tin/khac/">x</a> <a href="#tren">x</a> <a href="mailto:a@b.example">x</a>',
    '<a href="tel:0211">x</a> <a href="https://VANBAN.example/257">x</a>',
    '<script src="/static/menu.js"></script><script src="https://do.example/emc.js"></script>',
    '<script type="application/ld+json">{"url": "https://bet.example"}</script>',
    '<form action="/tim-kiem/"></form><form></form>',
    "<p>Xử phạt người mở casino trái phép; cá cả nhà.</p>",
]


@pytest.mark.parametrize(("html", "kind", "what"), STRANGE)
def test_what_nothing_explains_is_found(html: str, kind: Kind, what: str) -> None:
    ((found, text),) = unexplained(read(html, HERE), KNOWN, HOSTILE)
    assert found == kind
    assert what in text


@pytest.mark.parametrize("html", FINE)
def test_what_the_site_has_itself_is_no_finding(html: str) -> None:
    assert list(unexplained(read(html, HERE), KNOWN, HOSTILE)) == []


def test_a_link_that_only_robots_are_shown_is_told() -> None:
    one, other = (read(f"<p>{text}</p>", HERE) for text in ("a", '<a href="//bet.example">a</a>'))
    assert "bet.example" in differs_for_robots(one, other)
    assert differs_for_robots(other, other) == ""


def test_another_text_for_robots_is_told_and_a_word_more_is_not() -> None:
    words = " ".join(f"chữ{number}" for number in range(100))
    page, one_more = (read(f"<p>{text}</p>", HERE) for text in (words, f"{words} mới"))
    assert differs_for_robots(page, one_more) == ""
    assert differs_for_robots(page, read(f"<p>{words} {'lạ ' * 9}</p>", HERE)) == "lạ"


def test_every_hostile_word_is_found_as_it_is_written_and_in_capitals() -> None:
    lines = Path(WORDS).read_text("utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            assert HOSTILE(f"a {line.upper()} b"), line
