"""The sections of the front page: the editors' blocks, filled with news in one query."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page

from campaigns.campaign.cards import first_cards
from campaigns.campaign.models.campaign import CampaignPage
from campaigns.campaign.phases import Phase
from campaigns.honors.public.embeds import index_url, search_url
from campaigns.honors.public.recipients import with_recipients
from campaigns.models import CampaignIndexPage, HonorRollPage
from news.models import Category, NewsIndexPage, PublicPage
from news.public_index.articles import Articles
from news.public_index.memory import kept
from news.public_index.pages import by_ids, in_language
from news.public_index.registers import categories
from news.public_index.scopes import part_of_site

if TYPE_CHECKING:
    from .models import HomePage

LEAD_COUNT, LATEST_COUNT, RAIL_COUNT, AUTOMATIC_RAILS, CAMPAIGN_COUNT = 1, 6, 4, 3, 3
ROLL_COUNT = 3
#: Kind of a section → the style sheets that it needs beside those of every front page.
STYLE_SHEETS = {
    "campaigns": ["campaigns/cards.css"],
    "rolls": ["news/blocks.css", "campaigns/cards.css"],
}


@dataclass
class Slot:
    """A place for `count` articles; `first` is an article that an editor chose for it."""

    kind: str
    count: int
    title: str = ""
    category: Category | None = None
    first: int | None = None
    articles: list[PublicPage] = field(default_factory=list)


def front_page_sections(page: "HomePage") -> list[dict[str, Any]]:
    """What the template shows from top to bottom; sections without content are left out.

    The lead story and the latest news come first unless an editor placed them, the running
    campaigns and the newest honor rolls after them; without any chosen category the first
    categories get a rail.
    """
    index = kept(("front index", page.pk), NewsIndexPage.objects.live().descendant_of(page).first)
    plan = _plan(page, index)
    if index:
        listed = Articles(page.locale_id, part_of_site(page))
        _fill([entry for entry in plan if isinstance(entry, Slot)], listed)
    sections = [_slot_section(e, index) if isinstance(e, Slot) else e for e in plan]
    return [section for section in sections if section]


def style_sheets(sections: list[dict[str, Any]]) -> list[str]:
    """Paths of static files, each once."""
    wanted = [sheet for section in sections for sheet in STYLE_SHEETS.get(section["kind"], [])]
    return sorted(set(wanted), reverse=True)


def _plan(page: "HomePage", index: NewsIndexPage | None) -> list[Slot | dict[str, Any] | None]:
    plan = list(_composed(page))
    kinds = [entry.kind if isinstance(entry, Slot) else "" for entry in plan]
    placed = {child.block_type for child in page.body}
    if "latest" not in placed:
        after_lead = "lead_story" in placed and kinds[0] != ""
        plan.insert(int(after_lead), Slot("latest", LATEST_COUNT))
    if "lead_story" not in placed:
        plan.insert(0, Slot("lead", LEAD_COUNT))
    after_latest = 1 + next(
        n for n, entry in enumerate(plan) if isinstance(entry, Slot) and entry.kind == "latest"
    )
    if "honor_rolls" not in placed:
        plan.insert(after_latest, _rolls(page, ROLL_COUNT))
    if "campaigns" not in placed:
        plan.insert(after_latest, _campaigns(page, CAMPAIGN_COUNT))
    if "rail" not in kinds and index:
        plan += [
            Slot("rail", RAIL_COUNT, category=category)
            for category in categories()[:AUTOMATIC_RAILS]
        ]
    return plan


def _composed(page: "HomePage") -> Iterator[Slot | dict[str, Any] | None]:
    """What the editors placed, from top to bottom."""
    translations = in_language(_chosen_pages(page.body), page.locale_id)
    for child in page.body:
        value = child.value
        match child.block_type:
            case "lead_story":
                chosen = value["article"]
                shown = translations.get(chosen.pk, chosen) if chosen else None
                yield Slot("lead", LEAD_COUNT, first=shown.pk if shown else None)
            case "latest":
                yield Slot("latest", value["count"] or LATEST_COUNT, value["title"])
            case "category_rail":
                if category := value["category"]:
                    yield Slot("rail", value["count"] or RAIL_COUNT, category=category)
            case "campaigns":
                yield _campaigns(page, value["count"] or CAMPAIGN_COUNT, value["title"])
            case "honor_rolls":
                yield _rolls(page, value["count"] or ROLL_COUNT, value["title"])
            case "notices":
                yield _notices(value, translations)
            case "quick_links":
                yield _quick_links(value, translations)


def _campaigns(page: "HomePage", count: int, title: str = "") -> dict[str, Any] | None:
    """The campaigns that run today, those that end first before the others."""
    key = ("front campaigns", page.pk, get_language(), timezone.localdate(), count, title)
    return kept(key, lambda: _find_campaigns(page, count, title, key))


def _find_campaigns(page: "HomePage", count: int, title: str, key: tuple) -> dict[str, Any] | None:
    listed = CampaignPage.objects.listed_for(page).descendant_of(page)
    running = listed.with_phase(language_of=page).filter(phase=Phase.RUNNING)
    campaigns = first_cards(running, count)
    if not campaigns:
        return None
    index = CampaignIndexPage.objects.live().descendant_of(page).first()
    more_url = index.url if index else ""
    return {
        "kind": "campaigns",
        "key": key,
        "title": title,
        "campaigns": campaigns,
        "more_url": more_url,
    }


def _rolls(page: "HomePage", count: int, title: str = "") -> dict[str, Any] | None:
    key = ("front rolls", page.pk, get_language(), count, title)
    return kept(key, lambda: _find_rolls(page, count, title, key))


def _find_rolls(page: "HomePage", count: int, title: str, key: tuple) -> dict[str, Any] | None:
    rolls = HonorRollPage.objects.readable().once().in_language_of(page)
    rolls = rolls.descendant_of(page)
    counted = rolls.select_related("decision", "locale").defer("body")
    shown = with_recipients(counted.newest_first()[:count])
    if not shown:
        return None
    return {
        "kind": "rolls",
        "key": key,
        "title": title,
        "rolls": shown,
        "more_url": index_url(shown[0]),
        "search_url": search_url(shown[0]),
    }


def _fill(slots: list[Slot], listed: Articles) -> None:
    """Gives each slot its articles: each article once, and no slot runs short because of others."""
    room = sum(slot.count for slot in slots)
    newest = listed[:room]
    shown: set[int] = set()
    order = {"lead": 0, "latest": 1, "rail": 2}
    for slot in sorted(slots, key=lambda slot: order[slot.kind]):
        found = listed.in_category(slot.category)[:room] if slot.category else newest
        mine = {article.pk: article for article in (*found, *_special(slot, listed))}
        ranked = sorted(
            (article for article in mine.values() if article.pk not in shown),
            key=lambda article: (
                article.pk == slot.first,
                slot.kind == "lead" and article.cover_id is not None,
                article.date,
                article.pk,
            ),
            reverse=True,
        )
        slot.articles = ranked[: slot.count]
        shown |= {article.pk for article in slot.articles}


def _special(slot: Slot, listed: Articles) -> list[PublicPage]:
    """What may lead a page although it is not among the newest: chosen, or illustrated."""
    if slot.first:
        chosen = by_ids([slot.first]).values()
        return [row for row in chosen if row.is_listed and row.locale_id == listed.locale_id]
    return listed.with_cover()[:LEAD_COUNT] if slot.kind == "lead" else []


def _slot_section(slot: Slot, index: NewsIndexPage | None) -> dict[str, Any] | None:
    if not slot.articles or index is None:
        return None
    if slot.kind == "lead":
        return {"kind": "lead", "article": slot.articles[0]}
    section: dict[str, Any] = {"kind": slot.kind, "title": slot.title, "articles": slot.articles}
    if slot.category:
        url = index.url_of("category", slug=slot.category.slug)
        return section | {"title": slot.category.label, "category": slot.category, "more_url": url}
    return section | {"more_url": index.url}


def _notices(value: Any, translations: dict[int, PublicPage]) -> dict[str, Any] | None:
    today = timezone.localdate()
    items = [
        {"text": item["text"], "url": _target(item, translations), "until": item["until"]}
        for item in value["items"]
        if item["text"] and (item["until"] is None or item["until"] >= today)
    ]
    return {"kind": "notices", "title": value["title"], "items": items} if items else None


def _quick_links(value: Any, translations: dict[int, PublicPage]) -> dict[str, Any] | None:
    links = [
        {"label": link["label"], "text": link["text"], "icon": link["icon"], "url": url}
        for link in value["links"]
        if (url := _target(link, translations))
    ]
    return {"kind": "links", "title": value["title"], "links": links} if links else None


def _chosen_pages(body: Any) -> Iterator[Page]:
    """All pages and articles that the editors chose."""
    for child in body:
        match child.block_type:
            case "lead_story":
                yield child.value["article"]
            case "notices":
                yield from (item["page"] for item in child.value["items"])
            case "quick_links":
                yield from (link["page"] for link in child.value["links"])


def _target(link: Any, translations: dict[int, PublicPage]) -> str:
    """In the language of the front page where the chosen page has a translation."""
    page = link["page"]
    if page:
        if translation := translations.get(page.pk):
            return translation.url
        return (page.url or "") if page.live else ""
    return link["url"] or ""
