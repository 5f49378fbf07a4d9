"""The demo's campaigns: clusters, units, movements with their drives."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from campaigns.models import (
    AwardQuota,
    CampaignContact,
    CampaignCriterion,
    CampaignDocument,
    CampaignDownload,
    CampaignFigure,
    CampaignIndexPage,
    CampaignMilestone,
    CampaignPage,
    CampaignTask,
    Cluster,
    Unit,
)
from campaigns.registers.catalogue import entry_of
from news.text import slug_from

from . import media
from .sources import date_at, day_at, read_all, register_rows

if TYPE_CHECKING:
    from .loader import DemoLoader

#: What a campaign takes from its file unchanged, in either language.
TEXTS = (
    "title",
    "slogan",
    "occasion",
    "lead",
    "search_description",
    "launched_by",
    "joined_by",
    "aims",
    "audience",
    "award_rules",
    "organisation",
    "results_summary",
    "action_text",
    "action_label",
)
CHOICES = ("kind", "regularity", "scope", "criteria_total")
COVER_TEXTS = ("cover_alt", "cover_caption", "cover_credit")
#: The child rows, each a list of tables in the file; English files give them in the same order.
ROWS = (
    "tasks",
    "criteria",
    "award_quotas",
    "legal_basis",
    "milestones",
    "contacts",
    "downloads",
    "figures",
)


class CampaignDemo:
    """Adds in two steps: articles need campaigns to be about, campaigns articles to link to.

    `new` holds the keys of the pages that this run added; only these are written to.
    """

    def __init__(self, loader: "DemoLoader") -> None:
        self.loader = loader
        self.campaigns = read_all("campaigns")
        self.english = {data["key"]: data for data in read_all("campaigns_en")}
        self.new: set[str] = set()

    def is_loaded(self) -> bool:
        return len(self.loader.existing(CampaignPage, self.campaigns)) == len(self.campaigns)

    @property
    def is_new(self) -> bool:
        return len(self.new) == len(self.campaigns)

    def add(self) -> None:
        """Registers, then campaigns without links to articles."""
        self._registers()
        pages = self.loader.pages
        pages["campaigns"] = CampaignIndexPage.objects.child_of(self.loader.front).get()
        existing = self.loader.existing(CampaignPage, self.campaigns)
        for data in self.campaigns:
            pages[data["key"]] = existing.get(data["key"]) or self._campaign(data)

    def finish(self) -> None:
        """Links and cards to articles, then the English pages."""
        for data in self.campaigns:
            if data["key"] in self.new:
                page = self.loader.pages[data["key"]]
                self._link(page, data)
                page.save_revision().publish()
                if english := self.english.get(data["key"]):
                    self._english_campaign(page, english)

    def _registers(self) -> None:
        self.units: dict[str, Unit] = {}
        clusters = {}
        for data in register_rows("units.toml", "cluster"):
            key = data.pop("key")
            clusters[key], _made = Cluster.objects.get_or_create(
                slug=slug_from(data["name"]), defaults=data
            )
        for data in register_rows("units.toml", "unit"):
            key = data.pop("key")
            data["aliases"] = "\n".join(data["aliases"])
            data["cluster"] = clusters.get(data.pop("cluster", None))
            data["parent"] = self.units.get(data.pop("parent", None))
            self.units[key], _made = Unit.objects.get_or_create(
                slug=slug_from(data["name"]), defaults=data
            )

    def _campaign(self, data: dict[str, Any]) -> CampaignPage:
        today = self.loader.today
        page = CampaignPage(slug=data["slug"], locale=self.loader.vi)
        for name in (*TEXTS, *CHOICES):
            if name in data:
                setattr(page, name, data[name])
        for name in ("starts", "ends"):
            setattr(page, name, date_at(data[name], today))
        if "closed_on" in data:
            page.closed_on = day_at(data["closed_on"], today)
        cover = data["cover"]
        page.cover = media.image(cover)
        page.cover_alt, page.cover_caption = cover["alt"], cover["caption"]
        page.cover_credit = cover["credit"]
        page.units = [self.units[key] for key in data.get("units", [])]
        for name in ROWS:
            rows = [getattr(self, f"_{name}")(row) for row in data.get(name, [])]
            setattr(page, name, in_order(rows))
        self._link(page, data)
        self.loader.publish(self.loader.pages[data.get("parent", "campaigns")], page)
        self.new.add(data["key"])
        return page

    def _tasks(self, row: dict[str, Any]) -> CampaignTask:
        return CampaignTask(**row | {"indicators": "\n".join(row["indicators"])})

    def _criteria(self, row: dict[str, Any]) -> CampaignCriterion:
        return CampaignCriterion(**row | {"max_score": Decimal(row["max_score"])})

    def _award_quotas(self, row: dict[str, Any]) -> AwardQuota:
        return AwardQuota(
            award_type=entry_of(row["award"]), quota=row.get("quota"), note=row["note"]
        )

    def _legal_basis(self, row: dict[str, Any]) -> CampaignDocument:
        document = self.loader.documents[row["document"]]
        return CampaignDocument(document=document, note=row.get("note", ""))

    def _milestones(self, row: dict[str, Any]) -> CampaignMilestone:
        return CampaignMilestone(
            date=date_at(row["date"], self.loader.today),
            title=row["title"],
            text=row.get("text", ""),
            state=row["state"],
        )

    def _contacts(self, row: dict[str, Any]) -> CampaignContact:
        return CampaignContact(**row)

    def _downloads(self, row: dict[str, Any]) -> CampaignDownload:
        return CampaignDownload(document=media.pdf(row["title"], row["lines"]))

    def _figures(self, row: dict[str, Any]) -> CampaignFigure:
        numbers = {name: Decimal(row[name]) for name in ("value", "target")}
        return CampaignFigure(**row | numbers)

    def _link(self, page: CampaignPage, data: dict[str, Any]) -> None:
        """Links to what has been added by now."""
        page.body = self.loader.bodies.build(data.get("body", []))
        page.action_page = self.loader.pages.get(data.get("action_page", ""))
        milestones = list(page.milestones.all())
        for milestone, row in zip(milestones, data.get("milestones", []), strict=True):
            milestone.link_page = self.loader.pages.get(row.get("page", ""))
        page.milestones = milestones

    def _english_campaign(self, page: CampaignPage, data: dict[str, Any]) -> None:
        english = self.loader.translation(page, data["slug"])
        if english is None:
            return
        for name in (*TEXTS, *COVER_TEXTS):
            if name in data:
                setattr(english, name, data[name])
        english.body = self.loader.bodies.build(data["body"])
        for name in ROWS:
            rows = list(getattr(english, name).all())
            for row, texts in zip(rows, data.get(name, []), strict=True):
                _translate(row, texts)
            setattr(english, name, rows)
        english.save_revision().publish()


def in_order(rows: list[Any]) -> list[Any]:
    for number, row in enumerate(rows):
        row.sort_order = number
    return rows


def _translate(row: Any, texts: dict[str, Any]) -> None:
    """What the English file leaves out of a row with text stays empty rather than Vietnamese."""
    for name in ("note", "text"):
        if hasattr(row, name):
            setattr(row, name, "")
    for name, text in texts.items():
        setattr(row, name, "\n".join(text) if isinstance(text, list) else text)
