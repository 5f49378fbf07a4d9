"""Breadcrumbs: the way from the site's front page to where the reader is."""

from dataclasses import dataclass

from wagtail.models import Page


@dataclass(frozen=True)
class Crumb:
    title: str
    url: str


def trail(page: Page, *further: Crumb) -> list[Crumb]:
    """The pages above `page`, itself, then `further`; no query for a page that was routed to."""
    pages = [page]
    while pages[0].depth > 2 and (parent := pages[0].get_parent()) is not None:
        pages.insert(0, parent)
    shown = (step for step in pages if step.depth > 1 and (step.live or step is page))
    return [*(Crumb(step.title, step.url or "") for step in shown), *further]
