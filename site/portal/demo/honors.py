"""The demo's honor rolls: pages, lists, a correction, marks, stories, a draft that waits."""

from collections.abc import Iterable
from copy import copy
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from campaigns.honors.lists import marks
from campaigns.honors.lists.edit import edit, replace_rows
from campaigns.models import (
    Award,
    AwardList,
    AwardListPublication,
    AwardMark,
    AwardStory,
    HonorRollIndexPage,
    HonorRollPage,
    RollCampaign,
)

from .award_rows import AwardRows
from .campaigns import in_order
from .sources import read, read_all

if TYPE_CHECKING:
    from .loader import DemoLoader

#: A list goes public that long after its decision was signed, if not said otherwise.
PUBLISHED_AFTER = 2
OPENING = time(8, 30)


class HonorDemo:
    """Adds pages first, for articles to be about them; then lists, which link to articles."""

    def __init__(self, loader: "DemoLoader") -> None:
        self.loader = loader
        self.rolls = read_all("rolls")
        self.shared = read("rolls.toml")["shared"]
        self.new: set[str] = set()

    def is_loaded(self) -> bool:
        found = self.loader.existing(HonorRollPage, self.rolls)
        return len(found) == len(self.rolls) and not any(map(_waits_for_list, found.values()))

    @property
    def is_new(self) -> bool:
        return len(self.new) == len(self.rolls)

    def add(self) -> None:
        pages = self.loader.pages
        existing = self.loader.existing(HonorRollPage, self.rolls)
        pages["rolls"] = HonorRollIndexPage.objects.child_of(self.loader.front).get()
        for data in self.rolls:
            pages[data["key"]] = existing.get(data["key"]) or self._page(data)

    def finish(self) -> None:
        """Lists, where nobody made one; then the English pages."""
        rows = AwardRows()
        for data in self.rolls:
            roll, listed = self.loader.pages[data["key"]], rows.of(data)
            if _waits_for_list(roll):
                self._give_list(roll, data, rows, listed)
        for data in self.rolls:
            if data["key"] in self.new and "slug_en" in data:
                self._english(self.loader.pages[data["key"]], data)

    def _page(self, data: dict[str, Any]) -> HonorRollPage:
        year = self._signed_on(data["decision"]).year
        texts = {name: data[name] for name in ("title", "occasion", "lead")}
        roll = HonorRollPage(
            slug=data["slug"],
            decision=self.loader.documents[data["decision"]],
            body=self.loader.bodies.build(data.get("body", [])),
            locale=self.loader.vi,
            **{name: text.format(year=year) for name, text in texts.items()},
        )
        roll.campaigns = in_order(
            [RollCampaign(campaign=self.loader.pages[key]) for key in data["campaigns"]]
        )
        revision = self.loader.add_draft(self.loader.pages["rolls"], roll)
        if not data.get("draft"):
            revision.publish()
        self.new.add(data["key"])
        return roll

    def _give_list(
        self, roll: HonorRollPage, data: dict[str, Any], rows: AwardRows, listed: list[Award]
    ) -> None:
        self._add_source(roll, data)
        if data.get("draft"):
            _write(roll, listed)
            self._submit(roll)
            return
        signed_on = self._signed_on(data["decision"])
        if correction := data.get("correction"):
            self._publish(roll, rows.before(listed, data), signed_on, PUBLISHED_AFTER)
            self._publish(roll, listed, signed_on, correction["days_after"])
        else:
            self._publish(roll, listed, signed_on, PUBLISHED_AFTER)
        self._mark(roll, data, {row.name: row.key for row in listed})
        self._add_stories(roll, data, listed)

    def _add_source(self, roll: HonorRollPage, data: dict[str, Any]) -> None:
        draft = roll.get_latest_revision_as_object()
        draft.source = draft.source or data.get("source", self.shared["source"])
        draft.contact = draft.contact or self.shared["contact"].strip()
        draft.save_revision()

    def _publish(
        self, roll: HonorRollPage, rows: list[Award], signed_on: date, days_after: int
    ) -> None:
        """Publishes `rows` as of so many days after the decision was signed."""
        _write(roll, rows)
        roll.refresh_from_db()
        roll.get_latest_revision().publish()
        published = AwardListPublication.objects.filter(roll=roll.translation_key).last()
        _backdate(published, self._morning(signed_on, days_after), "published_at")

    def _mark(self, roll: HonorRollPage, data: dict[str, Any], keys: dict[str, str]) -> None:
        for row in data.get("withheld", []):
            mark = marks.withhold(roll, keys[row["name"]], None, row["reason"])
            signed_on = self._signed_on(data["decision"])
            _backdate(mark, self._morning(signed_on, row["days_after"]), "at")
        for row in data.get("annulled", []):
            document = self.loader.documents[row["document"]]
            proposed = marks.propose(
                roll,
                keys[row["name"]],
                AwardMark.Kind.ANNULLED,
                None,
                document,
                row["reason"],
            )
            mark = marks.approve(proposed, roll, None)
            moment = self._morning(self._signed_on(row["document"]), PUBLISHED_AFTER)
            _backdate(mark, moment, "at", "decided_at")

    def _add_stories(self, roll: HonorRollPage, data: dict[str, Any], listed: list[Award]) -> None:
        written = (row for section in data["section"] for row in section.get("rows", []))
        stories = {(row["name"], row["unit"]): row["story"] for row in written if "story" in row}
        AwardStory.objects.bulk_create(
            AwardStory(
                roll=roll.translation_key, award_key=award.key, article=self.loader.pages[story]
            )
            for award in listed
            if (story := stories.get((award.name, award.unit_text)))
        )

    def _submit(self, roll: HonorRollPage) -> None:
        page = roll.get_latest_revision_as_object()
        workflow = page.get_workflow()
        if workflow and not page.workflow_in_progress:
            workflow.start(page, None)

    def _english(self, roll: HonorRollPage, data: dict[str, Any]) -> None:
        if english := self.loader.translation(roll, data["slug_en"]):
            for name in ("title", "occasion", "lead"):
                setattr(english, name, data[f"{name}_en"])
            english.source = data.get("source_en", self.shared["source_en"])
            english.contact = self.shared["contact_en"].strip()
            english.body = self.loader.bodies.build(data["body_en"])
            english.save_revision().publish()

    def _signed_on(self, key: str) -> date:
        """The day of a document of the file, which an editor may have changed."""
        return self.loader.documents[key].signed_on or self.loader.today

    def _morning(self, signed_on: date, days_after: int) -> datetime:
        """The office's opening hour that many days later, but never later than now."""
        day = signed_on + timedelta(days=days_after)
        return min(timezone.make_aware(datetime.combine(day, OPENING)), timezone.now())


def _waits_for_list(roll: HonorRollPage) -> bool:
    """Whether no person has changed the page and it has no list."""
    latest = roll.latest_revision
    is_ours = latest is not None and latest.user_id is None
    return is_ours and not AwardList.objects.filter(roll=roll.translation_key).exists()


def _write(roll: HonorRollPage, rows: Iterable[Award]) -> None:
    """Writes copies, as an import does; `rows` stay unsaved, for a later version."""
    own = [copy(row) for row in rows]
    edit(roll, None, lambda award_list: replace_rows(award_list, own), action=marks.EDITED)


def _backdate(row: Any, moment: datetime, *fields: str) -> None:
    """Overwrites fields that are set to the current moment by themselves."""
    type(row).objects.filter(pk=row.pk).update(**dict.fromkeys(fields, moment))
