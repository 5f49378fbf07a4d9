"""The demo's consultations: one is open, one is closed and became a roll."""

from typing import TYPE_CHECKING, Any

from campaigns.consultations.import_target import nominee_columns
from campaigns.honors.row import values_of
from campaigns.models import ConsultationPage, Nominee

from .award_rows import AwardRows
from .campaigns import in_order
from .sources import day_at, read_all

if TYPE_CHECKING:
    from .loader import DemoLoader

TEXTS = ("title", "council", "occasion", "lead", "how_to_comment")


class ConsultationDemo:
    """Comes after the rolls: a roll's file also names who was nominated for it."""

    def __init__(self, loader: "DemoLoader") -> None:
        self.loader = loader
        self.consultations = read_all("consultations")
        self.new: set[str] = set()

    def is_loaded(self) -> bool:
        return len(self._existing()) == len(self.consultations)

    def _existing(self) -> dict[str, ConsultationPage]:
        return self.loader.existing(ConsultationPage, self.consultations)

    def add(self) -> None:
        pages, existing = self.loader.pages, self._existing()
        for data in self.consultations:
            pages[data["key"]] = existing.get(data["key"]) or self._page(data)

    def finish(self) -> None:
        """The English pages; these show the nominees of the Vietnamese ones."""
        for data in self.consultations:
            if data["key"] in self.new and "slug_en" in data:
                self._english(self.loader.pages[data["key"]], data)

    def _page(self, data: dict[str, Any]) -> ConsultationPage:
        page = ConsultationPage(
            slug=data["slug"],
            opens_on=day_at(data["opens"], self.loader.today),
            proposal=self.loader.documents.get(data.get("proposal", "")),
            became=self.loader.pages.get(data.get("roll", "")),
            contact=self.loader.honors.shared["contact"].strip(),
            locale=self.loader.vi,
            **{name: data[name] for name in TEXTS},
        )
        page.nominees = in_order(self._nominees(data))
        self.loader.publish(self.loader.pages["rolls"], page)
        self.new.add(data["key"])
        return page

    def _nominees(self, data: dict[str, Any]) -> list[Nominee]:
        """Those who were honored afterwards, and those of the file."""
        rows = AwardRows()
        honored = [
            rows.of(roll) for roll in self.loader.honors.rolls if roll["key"] == data.get("roll")
        ]
        nominated = rows.of(
            {"key": data["key"], "section": [_section(row) for row in data["nominees"]]}
        )
        return [
            Nominee(**values_of(row, nominee_columns()))
            for row in (*(row for listed in honored for row in listed), *nominated)
        ]

    def _english(self, page: ConsultationPage, data: dict[str, Any]) -> None:
        if english := self.loader.translation(page, data["slug_en"]):
            for name in TEXTS:
                setattr(english, name, data[f"{name}_en"])
            english.contact = self.loader.honors.shared["contact_en"].strip()
            english.save_revision().publish()


def _section(row: dict[str, Any]) -> dict[str, Any]:
    return {"kind": row["kind"], "award": row["award"], "rows": [row]}
