"""Lists that only propose people: "Danh sách đề nghị … (kèm theo Tờ trình số …)".

A decision that goes back to a proposal ("Theo đề nghị của …", "Xét Tờ trình số …") is none.
"""

import re
from collections.abc import Sequence

from .lines import Line
from .results import ERROR, WARNING, Issue, Reading
from .table.meanings import meaning_of

_SEARCHED = 400
_LONGEST = 300
_MANY_CELLS = 12
_PAPER = (
    r"(?:tờ trình|văn bản (?:đề nghị|trình)|đề nghị|biên bản|phiếu trình|hồ sơ|dự thảo|"
    r"(?:công văn|báo cáo|văn bản|thông báo)[^()]{0,60}?(?:đề nghị|lấy ý kiến|xin ý kiến|trình))"
)
_ATTACHED = re.compile(rf"(?:kèm theo|đính kèm|kèm)\s+(?:\w+\s+){{0,2}}?{_PAPER}\b")
_OWN_PAPER = re.compile(
    r"^\W*tờ trình\b(?! số \S+ .*\bcủa\b)|^\W*biên bản\b|^số\s*:?\s*\S*\s*/\s*(?:ttr|bb|bc)\b|"
    r"^\W*dự thảo\b|^v/v (?:đề nghị|trình|xét|lấy ý kiến)\b"
)
_TITLE = re.compile(
    r"^\W*(?:bảng |bản )?(?:danh sách|tổng hợp|biểu|phụ lục)\b.{0,80}?"
    r"\b(?:đề nghị|đề xuất|dự kiến|trình|đề cử|giới thiệu|xin ý kiến|lấy ý kiến|ứng viên|hiệp y)\b"
)
_HEADING = re.compile(
    r"^(?:danh hiệu|hình thức|khen thưởng|mức khen)\b.{0,40}\bđề nghị\b|"
    r"^đề nghị (?:khen|tặng|danh hiệu|hình thức|mức|xét)\b.{0,40}$"
)
_DECIDED = re.compile(
    r"(?:^\W*theo|kèm theo|ban hành theo)\s+(?:các\s+)?(?:quyết định|qđ|nghị quyết)"
    r"(?:\s+khen thưởng)?\s*(?:số)?\s*:?\s*\d"
    r"|^\W*(?:quyết định|nghị quyết)\W*$|^\W*điều\s+1\b"
    r"|^số\s*:?\s*\d+\S*\s*/\s*(?:\d+\s*/\s*)?(?:qđ|nq)\b"
)


def tell(lines: Sequence[Line], reading: Reading, first: int) -> None:
    """Flags the rows from `first` on, and the reading, where `lines` only propose people."""
    rows = [row for row in reading.rows[first:] if not row.left_out]
    is_decided = reading.decision is not None or all(row.decision_number for row in rows)
    text = proposal_in(lines, is_decided) if rows else ""
    if not text:
        return
    if not reading.is_proposal:
        reading.is_proposal = True
        reading.issues.append(Issue(ERROR, "proposal", params={"text": text}))
    places = dict.fromkeys((row.sheet, row.row) for row in rows)
    reading.issues += [
        Issue(WARNING, "proposed", sheet, row, params={"text": text}) for sheet, row in places
    ]


def proposal_in(lines: Sequence[Line], is_decided: bool = False) -> str:
    """The text by which a sheet or document only proposes its people, "" where it does not.

    A list attached to a decision is none, whatever its title calls it; `is_decided`: the file names
    a decision elsewhere.
    """
    attached = own = title = ""
    for number, line in enumerate(lines):
        if number > _SEARCHED:
            break
        for text in (line.texts[place] for place in line.filled[:_MANY_CELLS]):
            small = text.casefold()
            if len(small) > _LONGEST:
                continue
            is_decided = is_decided or bool(_DECIDED.search(small))
            if len(line.filled) > 2 and _HEADING.search(small) and not _is_decided_beside(line):
                title = title or text
            if re.fullmatch(r"\W*dự thảo\W*", small):
                attached = attached or text
            if _ATTACHED.search(small) and not re.search(r"\b(?:quyết định|qđ)\b", small):
                attached = attached or text
            if _OWN_PAPER.search(small):
                own = own or text
            if len(line.filled) < 3 and _TITLE.search(small):
                title = title or text
    return attached or ("" if is_decided else own or title)


def _is_decided_beside(line: Line) -> bool:
    """Whether a header has what was decided beside what was proposed."""
    meanings = [meaning_of(line.texts[place]) for place in line.filled[:_MANY_CELLS]]
    return any(
        found.field in ("award", "result") and "proposed" not in found.words for found in meanings
    )
