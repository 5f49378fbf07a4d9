"""What `make bench` found becomes a document and a chart."""

from typing import Any
from xml.etree import ElementTree

import pytest

from bench.report import chart, document

SVG = "{http://www.w3.org/2000/svg}"
LOAD = {"rate": 20_000.0, "p50": 0.4, "p99": 1.2, "cpu": 0.03}
MEMORY = {"rss": 250.0, "pss": 200.0, "idle": 0.001}


def page(ms: float) -> dict[str, Any]:
    return {"ms": ms, "bytes": 30_000, "queries": 3}


@pytest.fixture
def results() -> dict[str, Any]:
    def size(article: float) -> dict[str, Any]:
        pages = {
            name: {"cold": page(article), "warm": page(0.05), "stock": page(20)}
            for name in ("front", "article", "articles in turn", "news index", "deep page")
        }
        pages["site search, a common word"] = {"cold": {"failed": "no answer in 30 s"}}
        served = {"one": LOAD, "turn": LOAD, "memory": MEMORY}
        seen = {"visible": {"from the beginning": [0.1, 0.2], "from the end": [0.0, 0.1]}}
        return {"pages": pages, "served": {"warm": served | seen, "nginx": served}}

    return {
        "when": "2026-11-29 20:00",
        "python": "3.11",
        "machine": "a machine",
        "turn": 500,
        "nginx": True,
        "peer": "wagtail",
        "sizes": {"1000": size(8), "20000": size(9), "100000": size(40)},
    }


def line(text: str, begin: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f"| {begin}"))


def test_ratios_to_the_targets_come_first(results: dict[str, Any]) -> None:
    text = document(results)
    assert text.index("Ratios against the targets") < text.index("## 1,000 articles")
    assert line(text, "article uncached / stock's, at 1,000").endswith("| 0.4 × | met |")
    assert line(text, "article uncached / stock's, at 20,000").endswith("| 0.45 × | **missed** |")
    growth = line(text, "article uncached, at 100,000 / at 1,000")
    assert growth.endswith("| ≤ 1.2 × | 5 × | **missed** |")


def test_a_page_without_an_answer_is_missed_and_named(results: dict[str, Any]) -> None:
    found = line(document(results), "site search, a common word, CPU at 1,000")
    assert found.endswith("| no answer in 30 s | **missed** |")


def test_what_was_not_measured_is_said(results: dict[str, Any]) -> None:
    text = document(results)
    assert line(text, "roll uncached / stock's news index").endswith("| not measured |")
    results["nginx"] = False
    for found in results["sizes"].values():
        del found["served"]["nginx"]
    text = document(results)
    assert "nginx was not installed" in text
    assert line(text, "hot page, requests/s / nginx's, at 1,000").endswith("| not measured |")


def test_the_chart_is_svg_that_says_in_words_what_it_shows(results: dict[str, Any]) -> None:
    root = ElementTree.fromstring(chart(results))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title")
    assert "Article at 1,000: ours, uncached 8 ms" in (root.findtext(f"{SVG}desc") or "")
    assert "prefers-color-scheme: dark" in (root.findtext(f"{SVG}style") or "")
    titles = [title.text for title in root.iter(f"{SVG}title")]
    assert "site search, a common word: ours, uncached, no answer" in titles
