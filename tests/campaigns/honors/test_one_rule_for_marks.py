"""Who is withheld or annulled is asked in one place, so that nobody is hidden here and shown there.

Only the querysets know which marks count, and only `lists.marks` writes them.
"""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FILTERS = re.compile(
    r"\bin_force(__\w+)?=|\.in_force\b(?!\()|mark\w*\.state\b|\bstate(__in)?=.*\bproposed\b"
    r"|\bkind(__in)?=.*\b(annulled|restored|withheld|released)\b",
    re.IGNORECASE,
)
EXEMPT = {
    "campaigns/honors/querysets.py",
    "campaigns/honors/lists/marks.py",
    "campaigns/honors/models/marks.py",
}


@pytest.mark.parametrize(
    "line",
    [
        'marks.filter(kind="withheld", in_force=True)',
        "AwardMark.objects.filter(kind__in=(Kind.ANNULLED, Kind.RESTORED))",
        "marks.filter(Q(state=AwardMark.State.PROPOSED))",
        "[mark for mark in marks if mark.in_force]",
        "if mark.state == State.REFUSED:",
    ],
)
def test_a_filter_on_marks_is_recognised(line: str) -> None:
    assert FILTERS.search(line)


def test_nothing_else_filters_marks() -> None:
    sources = [
        path
        for folder in ("campaigns/honors", "campaigns/consultations", "home", "site/portal")
        for path in sorted((ROOT / folder).rglob("*.py"))
    ]
    found = {
        path.relative_to(ROOT).as_posix()
        for path in sources
        if any(FILTERS.search(line) for line in path.read_text(encoding="utf-8").splitlines())
    }
    assert found == EXEMPT
