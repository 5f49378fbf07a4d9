"""The award catalogue that a site begins with, from the files of `registers.catalogue_files`.

An entry is added once and is an editor's from then on: it is never written to again, and what an
editor deleted is not added again.
"""

from collections import Counter
from typing import Any

from django.db import transaction

from news.text import fold_words
from news.translations.languages import main_language, site_language

from .catalogue_files import read_catalogues
from .models.award_types import AwardType, BroughtAwardType

#: Each level's first precedence and the step to the next: an editor's own entries fit in between.
PRECEDENCES = {
    "state": (3, 3),
    "government": (110, 10),
    "ministry_province": (210, 10),
    "grassroots": (310, 10),
}
#: What an adopted entry takes over where it is empty.
TEXTS = ("short_names", "authority")
GROUPS = ("individuals", "collectives", "households")


def catalogue() -> list[AwardType]:
    """The entries of the files, highest first, with names in this site's languages.

    None of them is saved. A `ImproperlyConfigured` says what is wrong with a file.
    """
    seen: Counter[str] = Counter()
    entries: list[AwardType] = []
    for table in read_catalogues():
        if table.pop("between", False):
            entries.append(_entry(table, entries[-1].precedence + 1))
            continue
        first, step = PRECEDENCES[table["level"]]
        entries.append(_entry(table, first + step * seen[table["level"]]))
        seen[table["level"]] += 1
    return entries


@transaction.atomic
def load_catalogue() -> list[AwardType]:
    """Adds and returns the entries that this site never had.

    An editor's entry with one of an entry's names becomes that entry: it gets the code, and the
    texts that it lacks.
    """
    known = set(BroughtAwardType.objects.values_list("code", flat=True))
    known.update(AwardType.objects.exclude(code="").values_list("code", flat=True))
    missing = [entry for entry in catalogue() if entry.code not in known]
    if not missing:
        return []
    adopted = _adopt(missing)
    names = set(AwardType.objects.values_list("name", flat=True))
    added = [
        _add(entry) for entry in missing if entry.code not in adopted and entry.name not in names
    ]
    codes = [BroughtAwardType(code=entry.code) for entry in missing]
    BroughtAwardType.objects.bulk_create(codes)
    return added


def entry_of(code: str) -> AwardType:
    """The entry with `code`, or the one it was merged into; added again if it was deleted."""
    found = AwardType.objects.select_related("merged_into").filter(code=code).first()
    if found:
        return found.resolved
    return _add(next(entry for entry in catalogue() if entry.code == code))


def _entry(table: dict[str, Any], precedence: int) -> AwardType:
    recipients = table.pop("recipients")
    table["short_names"] = "\n".join(table.get("short_names", []))
    groups = {f"for_{group}": group in recipients for group in GROUPS}
    texts = {site_language(code): texts for code, texts in table.pop("texts").items()}
    language = site_language(table.pop("language"))
    main = main_language() if "name" in texts.get(main_language(), {}) else language
    table["translations"] = {code: own for code, own in texts.items() if code != main}
    return AwardType(**table, **texts[main], **groups, precedence=precedence)


def _adopt(entries: list[AwardType]) -> set[str]:
    """Gives codes to entries that are here already, first by their names; returns those codes."""
    free = list(AwardType.objects.filter(code=""))
    given = set()
    for is_called in (_has_its_name, _has_one_of_its_names):
        for entry in entries:
            if entry.code in given:
                continue
            if found := next((own for own in free if is_called(own, entry)), None):
                free.remove(found)
                given.add(entry.code)
                _take_over(found, entry)
    return given


def _has_its_name(own: AwardType, entry: AwardType) -> bool:
    return fold_words(own.name) == fold_words(entry.name)


def _has_one_of_its_names(own: AwardType, entry: AwardType) -> bool:
    return fold_words(own.name) in entry.folded_names or fold_words(entry.name) in own.folded_names


def _take_over(own: AwardType, entry: AwardType) -> None:
    own.code = entry.code
    for name in TEXTS:
        if not getattr(own, name):
            setattr(own, name, getattr(entry, name))
    for language, texts in entry.translations.items():
        for name, text in texts.items():
            if not own.text_in(language, name):
                own.set_text_in(language, name, text)
    _leave_out_taken_names(own)
    own.save()


def _add(entry: AwardType) -> AwardType:
    _leave_out_taken_names(entry)
    entry.save()
    return entry


def _leave_out_taken_names(entry: AwardType) -> None:
    """A short name that another entry has already stays with that one."""
    others = AwardType.objects.current().exclude(pk=entry.pk)
    taken = {name for other in others for name in other.folded_names}
    names = [name for name in entry.short_names.splitlines() if fold_words(name) not in taken]
    entry.short_names = "\n".join(names)
