"""The columns whose meaning depends on other columns, or on what the first rows below hold."""

import re
from collections.abc import Sequence
from itertools import pairwise

from news.text import fold_words

from .. import column_words, headings, people_words
from ..column_words import OTHER, PERSONAL
from ..lines import Line
from ..other_languages import Spoken
from . import years
from .drafts import NAMES, Draft, Found
from .guessing import guess_names, guess_others

_SEVERAL = {
    "award", "award_tick", "last_name", "position", "unit", "result", "note", "held_before",
    "proposed_award", PERSONAL, OTHER,
}  # fmt: skip
_MEMBERS = ("dang vien", "doan vien", "hoi vien", "doi vien")
_PRAISED = ("gioi", "tien tien", "xuat sac", "tieu bieu", "uu tu")
_SURE_AWARDS = re.compile(r"danh hieu|hinh thuc|htkt|dhtd|\bdh\b|giai\b|phan thuong|award|prize")
_LIKELY = 0.6
_PRIZES = ("rank", "prize", "award")


def settle(drafts: list[Draft], header: Sequence[Line]) -> Found:
    """The columns below a header, or below none, with all that the cells tell."""
    found = Found(drafts)
    for draft in drafts:
        if rule := _BY_CELLS.get(draft.field):
            rule(draft, found)
    _address_forms(found)
    _dates_and_numbers(found)
    _people_beside_names(found)
    _split_names(found)
    _position_beside_unit(found, header)
    if not _are_counts(found):
        guess_names(found)
    _collectives_beside_names(found)
    _classes(found)
    guess_others(found)
    years.set_apart(found)
    _number_without_heading(found)
    years.group(found)
    _only_once(found)
    return found


def _mostly(draft: Draft, *kinds: str) -> bool:
    return draft.profile.share(*kinds) >= _LIKELY


def _name(draft: Draft, found: Found) -> None:
    profile = draft.profile
    if _holds_kinds(draft):
        draft.field = "kind"
    elif profile.share("joint") >= _LIKELY and profile.share("household") < 1 - _LIKELY:
        draft.guess("name_position_unit", is_sure=profile.share("joint", "household", "unit") > 0.8)
    elif "person" in draft.meaning.words and not draft.meaning.words & {"name", "title"}:
        _people(draft, found)


def _people(draft: Draft, found: Found) -> None:
    """Below "Giáo viên" stand names; ticks below "Đảng viên" or "Học sinh giỏi" are none."""
    folded = fold_words(draft.heading)
    is_empty = not draft.profile.count and any(d.field in NAMES for d in found.drafts if d != draft)
    if not is_empty and not _mostly(draft, "tick", "number", "date", "verdict"):
        return
    if any(word in folded for word in _MEMBERS):
        draft.field = PERSONAL
    elif any(word in folded for word in _PRAISED) and _mostly(draft, "tick"):
        draft.field, draft.award = "award_tick", draft.heading
    else:
        draft.field = OTHER


def _holds_kinds(draft: Draft) -> bool:
    values = [value for value in draft.values if not headings.numbering_style(value)]
    return bool(values) and sum(_is_kind(value) for value in values) * 2 > len(values)


def _is_kind(text: str) -> bool:
    folded = fold_words(text).removeprefix("khen thuong ")
    return folded in people_words.kind_words() or folded in ("tap the", "ca nhan", "don vi", "ho")


def _kind(draft: Draft, _found: Found) -> None:
    if not draft.profile.count or _holds_kinds(draft):
        return
    if _mostly(draft, "rank"):
        draft.field = "award_class"
    elif _mostly(draft, "award", "prize"):
        draft.field = "award"
    elif "khen thuong" not in fold_words(draft.heading):
        draft.field = OTHER


def _result(draft: Draft, found: Found) -> None:
    """ "Kết quả" is a prize where its cells are."""
    if _mostly(draft, *_PRIZES):
        draft.field = "award"
        draft.award = "Giải" if draft.profile.kinds["rank"] else ""
    elif _mostly(draft, "deed", "sentence") and not found.has("achievement"):
        draft.field = "achievement"


def _achievement(draft: Draft, found: Found) -> None:
    others = found.has("award", "award_tick")
    is_open = bool(re.search(r"thanh tich|noi dung|ket qua", fold_words(draft.heading)))
    if is_open and not others and _mostly(draft, *_PRIZES):
        draft.field = "award"
        draft.award = "Giải" if draft.profile.kinds["rank"] else ""


def _note(draft: Draft, found: Found) -> None:
    """Awards may stand below "Ghi chú", where no other column has them."""
    if _mostly(draft, "award") and not found.has("award", "award_tick", "result"):
        draft.guess("award")


def _award_class(draft: Draft, _found: Found) -> None:
    if _mostly(draft, "award", "prize"):
        draft.field = "award"
    elif _mostly(draft, "verdict") and not _mostly(draft, "rank"):
        draft.field = "result"
    elif _mostly(draft, "number", "share") and not _mostly(draft, "rank"):
        is_short = all(len(value) == 1 for value in draft.values)
        draft.field = draft.field if is_short else OTHER


def _award(draft: Draft, found: Found) -> None:
    if _mostly(draft, "number", "contact"):
        draft.field = OTHER
    elif _mostly(draft, "verdict") and not _mostly(draft, *_PRIZES):
        draft.field = "result"
    elif _mostly(draft, "decision") and not _mostly(draft, *_PRIZES):
        draft.field = OTHER if found.has("decision", "decision_number") else "decision"
    elif draft.profile.count and not _SURE_AWARDS.search(fold_words(draft.heading)):
        draft.is_doubtful = not _mostly(draft, *_PRIZES)


def _award_tick(draft: Draft, found: Found) -> None:
    """Below an award's name stand ticks, or the class: "Nhì" below "Huân chương Lao động"."""
    if not draft.profile.count or _mostly(draft, "tick", "award"):
        return
    if _mostly(draft, "rank", "prize"):
        draft.field = "award"
    elif _mostly(draft, "person", "household") and not found.has(*NAMES):
        draft.field = ""
    elif _mostly(draft, "share", "verdict") and len(found.having("award_tick")) > 1:
        return  # "Đạt" below each of several awards
    elif _mostly(draft, "number", "share", "date", "verdict"):
        draft.field = "held_before" if _mostly(draft, "date", "number") else "result"


def _decision_number(draft: Draft, found: Found) -> None:
    if _mostly(draft, "date"):
        draft.field = "signed_on" if not found.has("signed_on") else OTHER
    elif _mostly(draft, "award") and not found.has("award", "award_tick"):
        draft.field = "award"


def _unit(draft: Draft, _found: Found) -> None:
    if _mostly(draft, "number", "tick", "share", "date", "verdict"):
        draft.field = OTHER


def _position(draft: Draft, found: Found) -> None:
    """ "Trưởng phòng, Thanh tra Sở" below "Chức vụ", where no other column has the unit."""
    others = found.has("unit", "position_unit", "unit_position", "name_position_unit")
    if _mostly(draft, "position_unit") and not others:
        draft.guess("position_unit", is_sure=True)
    elif _mostly(draft, "number", "tick", "share", "date"):
        draft.field = OTHER


def _position_unit(draft: Draft, found: Found) -> None:
    """Positions alone stand below a heading of both where another column holds the units."""
    others = [d for d in found.drafts if not d.field and _mostly(d, "unit")]
    if _mostly(draft, "position") and not draft.profile.kinds["position_unit"] and others:
        draft.guess("position", is_sure=True)


def _given_name(draft: Draft, found: Found) -> None:
    """ "Tên gọi" is a given name only beside the family's."""
    if not found.has("last_name", "name") and _mostly(draft, "person", "household"):
        draft.field = "name"


_BY_CELLS = {
    "name": _name,
    "individual": _name,
    "kind": _kind,
    "result": _result,
    "note": _note,
    "achievement": _achievement,
    "award_class": _award_class,
    "award": _award,
    "award_tick": _award_tick,
    "decision_number": _decision_number,
    "unit": _unit,
    "position": _position,
    "position_unit": _position_unit,
    "given_name": _given_name,
}


def _address_forms(found: Found) -> None:
    for draft in found.drafts:
        is_of_forms = draft.profile.share("honorific") > 0.5
        is_titled = bool(Spoken.here()) and draft.field == "position"  # "Title | Ms"
        if (not draft.heading or is_titled) and is_of_forms:
            draft.field = "honorific"
        elif draft.field == "honorific" and not is_of_forms:
            holds_names = draft.profile.share("person", "joint", "household") > 0.5
            if draft.profile.count and (holds_names or not found.has(*NAMES)):
                draft.field = "name"


def _dates_and_numbers(found: Found) -> None:
    """A bare "Số" or "Ngày" is the decision's beside one."""
    drafts = found.drafts
    for place, draft in enumerate(drafts):
        folded = fold_words(draft.heading)
        if folded in column_words.DATE_HEADINGS and not draft.field:
            is_signing = place and drafts[place - 1].field == "decision_number"
            has_other = found.has("signed_on")
            draft.field = "signed_on" if is_signing and not has_other else PERSONAL
        elif folded == "so" and any(other.field == "number" for other in drafts[:place]):
            draft.field = "decision_number"


def _people_beside_names(found: Found) -> None:
    """Where one column is headed "Họ và tên", people in another one are not the recipients."""
    named = [d for d in found.having("name") if d.meaning.words & {"name", "title"}]
    people = [d for d in found.having("name") if d not in named]
    for draft in people if named else []:
        draft.field = OTHER
    if not named and len(people) > 1:
        filled = [draft for draft in people if draft.profile.count]
        for draft in filled[1:]:
            draft.field = OTHER
        if len(filled) > 1:
            filled[0].is_guessed = filled[0].is_doubtful = True


def _split_names(found: Found) -> None:
    """A given name in a column of its own, right of the family name's."""
    for left, draft in pairwise(found.drafts):
        if left.field == "last_name" and draft.field in ("name", "given_name"):
            draft.field = "given_name"
        elif left.field == "name":
            same_label = draft.heading == left.heading
            single = sum(" " not in value for value in draft.values)
            blank = not draft.heading and len(draft.values) * 2 > len(left.values)
            are_single = single * 5 >= len(draft.values) * 4 and not _mostly(draft, *_PRIZES)
            if draft.values and (same_label or (blank and are_single)):
                left.field, draft.field = "last_name", "given_name"
    for draft in found.having("given_name"):
        if not found.has("last_name") and found.has("name"):
            draft.field = OTHER


def _position_beside_unit(found: Found, header: Sequence[Line]) -> None:
    """One heading merged over two columns: the left one has the positions."""
    for left, right in pairwise(found.drafts):
        if any(line.text(right.index) for line in header):
            continue
        if left.heading == right.heading and left.field == right.field == "position_unit":
            left.field, right.field = "position", "unit"


def _are_counts(found: Found) -> bool:
    """Whether it is a table of numbers: how many collectives and people each unit has."""
    counted = [
        draft
        for draft in found.having("collective", "individual", "household")
        if _mostly(draft, "number") and not _mostly(draft, "tick")
    ]
    for draft in counted:
        draft.field = OTHER
    return bool(counted)


def _collectives_beside_names(found: Found) -> None:
    """ "Tên đơn vị" beside a person's name in the same rows is where that person works."""
    people = found.having("name", "individual", "last_name", "name_position_unit")
    for draft in found.having("collective"):
        is_place = "place" in draft.meaning.words
        counts = [draft.profile.count, *(person.profile.count for person in people[:1])]
        if is_place and people and min(counts) * 2 > max(counts):
            draft.field = "unit"


def _classes(found: Found) -> None:
    """A pupil's class, beside the school."""
    units = found.having("unit")
    classes = [draft for draft in units if _is_class(draft)]
    for draft in classes if len(classes) < len(units) else []:
        draft.field = OTHER


def _is_class(draft: Draft) -> bool:
    is_headed = fold_words(draft.heading) in ("lop", "lop hoc", "chi doi")
    return is_headed and _mostly(draft, "classroom")


def _number_without_heading(found: Found) -> None:
    first = found.drafts[0] if found.drafts else None
    if first is None or first.heading or found.has("number"):
        return
    numbers = [value.strip(". ") for value in first.values]
    if numbers and sum(number.isdigit() for number in numbers) * 2 > len(numbers):
        first.field, first.is_guessed = "number", False


def _only_once(found: Found) -> None:
    seen: set[tuple[str, int]] = set()
    for draft in found.drafts:
        key = (draft.field, draft.group)
        if key in seen and draft.field not in _SEVERAL:
            draft.field, draft.is_doubtful, draft.is_repeated = OTHER, False, True
        seen.add(key)
        draft.field = draft.field or OTHER
