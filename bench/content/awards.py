"""Public award lists with tens of thousands of awards, of the lengths that real ones have."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from campaigns.honors.keys import new_key
from campaigns.honors.lists.counts import count_lists
from campaigns.models import (
    Award,
    AwardList,
    AwardListPublication,
    AwardType,
    CampaignPage,
    HonorRollIndexPage,
    HonorRollPage,
    RecipientKind,
    RollCampaign,
    Unit,
)
from news.models import OfficialDocument

from .pages import after_bulk, bulk_rolls
from .words import Words, office_names

#: The shortest and the longest list that was seen; the usual one has some 150 rows.
SHORTEST, LONGEST = 6, 763
FIRST_DECISION = date(2012, 1, 15)
ROLLS_AT_ONCE = 20
BATCH = 500


def office_units() -> list[Unit]:
    """Some 230 units with names as a province has them; those that are missing are made."""
    names = office_names()
    known = set(Unit.objects.filter(name__in=names).values_list("name", flat=True))
    for name in names:
        if name not in known:
            Unit.objects.create(name=name)
    return list(Unit.objects.filter(name__in=names, merged_into=None).order_by("pk"))


class BulkAwards:
    """Makes rolls with public lists under `index`.

    Each roll has one decision, one to three of `award_types`, and one of `campaigns` or none.
    """

    def __init__(
        self,
        index: HonorRollIndexPage,
        award_types: Sequence[AwardType],
        units: Sequence[Unit],
        campaigns: Sequence[CampaignPage] = (),
        seed: int = 1,
    ) -> None:
        self.index, self.award_types, self.units = index, award_types, units
        self.campaigns = campaigns
        self.words = Words(seed)
        self.random = self.words.random

    def make(self, count: int, progress: Callable[[int], object] = lambda made: None) -> None:
        """`count` awards in all; `progress` gets their number so far after each batch of rolls."""
        made = 0
        while made < count:
            sizes = self._sizes(count - made)
            with transaction.atomic():
                self._rolls(sizes)
            made += sum(sizes)
            progress(made)

    def _sizes(self, missing: int) -> list[int]:
        """How long the next lists are; the last one takes what is left."""
        sizes: list[int] = []
        while len(sizes) < ROLLS_AT_ONCE and missing:
            drawn = round(self.random.lognormvariate(5, 0.9))
            size = min(missing, LONGEST, max(SHORTEST, drawn))
            sizes.append(missing if missing - size < SHORTEST else size)
            missing -= sizes[-1]
        return sizes

    def _rolls(self, sizes: list[int]) -> None:
        lists = AwardList.objects.bulk_create(AwardList() for _size in sizes)
        days = [self._day() for _size in sizes]
        decisions = OfficialDocument.objects.bulk_create(map(self._decision, lists, days))
        kinds = [self._kinds() for _size in sizes]

        def fields_of(number: int) -> dict[str, Any]:
            signed_on = days[number]
            return {
                "translation_key": lists[number].roll,
                "award_list": lists[number],
                "decision": decisions[number],
                "year": signed_on.year,
                "title": self._title(kinds[number][0], signed_on),
                "occasion": f"Phong trào “{self.words.movement()}” năm {signed_on.year}",
            }

        rolls = bulk_rolls(self.index, len(sizes), fields_of=fields_of)
        AwardListPublication.objects.bulk_create(
            AwardListPublication(roll=made.roll, award_list=made) for made in lists
        )
        self._crown(rolls)
        for roll, size, award_types in zip(rolls, sizes, kinds, strict=True):
            Award.objects.bulk_create(self._rows(roll, size, award_types), batch_size=BATCH)
        count_lists([made.pk for made in lists])
        after_bulk(roll.pk for roll in rolls)

    def _day(self) -> date:
        """Between the first decision and today, newer ones being more frequent."""
        days = (timezone.localdate() - FIRST_DECISION).days
        return FIRST_DECISION + timedelta(days=round(days * self.random.random() ** 0.6))

    def _decision(self, award_list: AwardList, signed_on: date) -> OfficialDocument:
        return OfficialDocument(
            number=f"{award_list.pk}/QĐ-UBND",
            issuing_body="Ủy ban nhân dân tỉnh",
            signed_on=signed_on,
            signer=self.words.person()[1],
            abstract=f"Về việc khen thưởng năm {signed_on.year}",
        )

    def _kinds(self) -> list[AwardType]:
        count = min(self.random.randint(1, 3), len(self.award_types))
        return self.random.sample(self.award_types, count)

    def _title(self, award_type: AwardType, signed_on: date) -> str:
        given = award_type.name[:1].lower() + award_type.name[1:]
        words = f"Tặng {given} cho tập thể, cá nhân ngành {self.words.field()}"
        return f"{words} năm {signed_on.year}"

    def _crown(self, rolls: Sequence[HonorRollPage]) -> None:
        """Every other roll names a campaign, if there is one."""
        crowning = rolls[::2] if self.campaigns else []
        RollCampaign.objects.bulk_create(
            RollCampaign(roll=roll, campaign=self.random.choice(self.campaigns), sort_order=0)
            for roll in crowning
        )

    def _rows(self, roll: HonorRollPage, size: int, award_types: list[AwardType]) -> list[Award]:
        """Collectives first, some one in six; each award in turn, as decisions print them."""
        kinds = sorted(self._kind() for _row in range(size))
        rows = [
            self._row(roll, kind, award_types[place * len(award_types) // size])
            for place, kind in enumerate(kinds)
        ]
        for place, row in enumerate(rows, start=1):
            row.place = place
            row.derive()
        return rows

    def _kind(self) -> RecipientKind:
        draw = self.random.random()
        if draw < 0.16:
            return RecipientKind.COLLECTIVE
        return RecipientKind.HOUSEHOLD if draw < 0.18 else RecipientKind.INDIVIDUAL

    def _row(self, roll: HonorRollPage, kind: RecipientKind, award_type: AwardType) -> Award:
        unit = self.random.choice(self.units)
        is_linked = self.random.random() < 0.85
        row = Award(
            list_id=roll.award_list_id,
            key=new_key(),
            kind=kind,
            unit=unit if is_linked else None,
            award_text=award_type.name,
            award_type=award_type,
        )
        if kind == RecipientKind.COLLECTIVE:
            row.name = unit.name
        elif kind == RecipientKind.HOUSEHOLD:
            honorific, name = self.words.person()
            row.name = f"Gia đình {honorific.lower()} {name}"
        else:
            row.honorific, row.name = self.words.person()
            row.position = self.words.position()
        if kind != RecipientKind.COLLECTIVE:
            row.unit_text = unit.name
        if roll.year and self.random.random() < 0.3:
            row.achievement = self.words.achievement(roll.year)
        return row
