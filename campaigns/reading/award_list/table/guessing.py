"""Tells columns by what their cells hold, where no heading does."""

from ..column_words import OTHER, PERSONAL
from .drafts import Draft, Found

_SURE, _LIKELY = 0.9, 0.6
_FEWEST = 3
_OF_RECIPIENTS = {
    "rank", "position", "unit", "position_unit", "unit_position", "honorific", "award",
    "award_tick",
    PERSONAL, "kind", "decision", "decision_number",
}  # fmt: skip

_OF_PEOPLE = ("rank", "position", "honorific", "position_unit", "unit_position")


def guess_names(found: Found) -> None:
    """Looks for the column of names; without one, those of units may be the recipients."""
    if found.has_names:
        return
    free = [draft for draft in found.drafts if not draft.field and draft.profile.count]
    if _guess_people(found, free):
        return
    given = found.having("given_name")
    if given and given[0].profile.share("person") > _LIKELY:
        given[0].guess("name", is_sure=len(given) == 1)
        return
    if _are_people(units := found.having("unit")):
        units[0].guess("name")
        return
    _guess_collectives(found, free, units)


def guess_others(found: Found) -> None:
    """Looks for position, unit, award and so on among the columns that no heading tells."""
    for place, draft in enumerate(found.drafts):
        if draft.field or not draft.profile.count:
            continue
        before = found.drafts[place - 1].field if place else ""
        name, least = _likeliest(draft, before)
        if draft.profile.share("person", "household", "joint") >= _LIKELY:
            draft.field, draft.is_repeated = OTHER, True
            continue
        if name in (OTHER, PERSONAL) or not name:
            draft.field = name or OTHER
        elif name == "rank":
            has_award = found.has("award", "award_tick")
            draft.guess("award_class" if has_award else "award", award="" if has_award else "Giải")
        elif name in ("award", "result", "number") or not found.has(name, *_JOINT.get(name, ())):
            draft.guess(name, is_sure=_is_sure(draft, least))
        else:
            draft.field, draft.is_repeated = OTHER, True


_JOINT = {
    "position": ("position_unit", "unit_position", "name_position_unit"),
    "unit": ("position_unit", "unit_position", "name_position_unit"),
    "position_unit": ("position", "unit", "unit_position", "name_position_unit"),
    "decision_number": ("decision",),
}


def _guess_people(found: Found, free: list[Draft]) -> bool:
    """Takes the column with most people's names; sure where nearly all are, in this one alone."""
    named = [(d, d.profile.share("person", "household", "joint")) for d in free]
    candidates = [(draft, share) for draft, share in named if share >= _LIKELY / 2]
    if candidates:
        draft, share = max(candidates, key=lambda pair: pair[1])
        is_only = len(candidates) == 1
        if draft.profile.share("joint") > share / 2:
            draft.guess("name_position_unit", is_sure=share >= _SURE and is_only)
        else:
            of_units = draft.profile.share("person", "household", "unit") >= _SURE
            others = [d for d in found.drafts if d is not draft and d.profile.share("unit") > 0.5]
            is_sure = share >= _SURE or (of_units and not others)
            draft.guess("name", is_sure=is_sure and is_only and _is_enough(draft))
        return True
    likely = [
        draft
        for draft in free
        if draft.profile.named >= draft.profile.count * _LIKELY
        and draft.profile.distinct * 2 > draft.profile.count
        and draft.profile.share("unit", "position", "award", "rank", "verdict") < _LIKELY
    ]
    if len(likely) == 1:
        likely[0].guess("name")
    return len(likely) == 1


def _are_people(units: list[Draft]) -> bool:
    return len(units) == 1 and units[0].profile.share("person") >= _LIKELY


def _guess_collectives(found: Found, free: list[Draft], units: list[Draft]) -> None:
    """A list of collectives has no people's column: neither positions nor forms of address."""
    is_of_people = found.has(
        "rank", "position", "honorific", "position_unit", "unit_position"
    ) or any(draft.profile.share("person", "joint") >= _LIKELY for draft in found.drafts)
    texts = [draft for draft in free if draft.profile.share("unit", "person") >= _LIKELY]
    unread = [
        draft
        for draft in free
        if draft not in texts
        and draft.profile.share("number", "tick", "date", "share", "sentence", "deed") < _LIKELY
    ]
    if units and not is_of_people:
        unit = max(units, key=lambda draft: draft.profile.distinct)
        left = [d for d in (*texts, *unread) if d.index < unit.index]
        unit.field = "collective"
        unit.is_doubtful = unit.is_guessed = bool(left or texts)
        return
    if texts and not is_of_people:
        texts[0].guess("collective")
        return
    found.is_unclear = len({d.field for d in found.drafts} & _OF_RECIPIENTS) > 1


def _likeliest(draft: Draft, before: str) -> tuple[str, tuple[str, ...]]:
    """The field that a column's cells suggest, and what they hold if so; "" for none."""
    profile = draft.profile
    for name, kinds in _EVIDENCE:
        if profile.share(*kinds) >= _LIKELY + 0.1:
            if name == "signed_on" and before not in ("decision_number", "award", "decision"):
                return PERSONAL, kinds
            return name, kinds
    if profile.share("deed") >= _LIKELY or profile.share("sentence") >= _LIKELY:
        return "achievement", ("deed",)
    return "", ()


# In this order: what is told by its form first, then what words tell.
_EVIDENCE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (PERSONAL, ("contact",)),
    ("honorific", ("honorific",)),
    ("signed_on", ("date",)),
    ("rank", ("rank",)),
    ("award", ("award",)),
    ("award", ("prize",)),
    ("decision_number", ("decision",)),
    (OTHER, ("number",)),
    (OTHER, ("tick",)),
    ("kind", ("kind",)),
    ("result", ("verdict",)),
    (OTHER, ("share",)),
    ("position_unit", ("position_unit",)),
    ("position", ("position",)),
    ("unit", ("unit",)),
    (OTHER, ("classroom",)),
)


def _is_sure(draft: Draft, kinds: tuple[str, ...]) -> bool:
    return draft.profile.share(*kinds) >= _SURE and _is_enough(draft)


def _is_enough(draft: Draft) -> bool:
    return draft.profile.count >= _FEWEST
