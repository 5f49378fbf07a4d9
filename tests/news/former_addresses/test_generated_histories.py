"""Random renames, moves, unpublishing and deleting, in two languages on two sites: whatever was
read at an address is found from there in at most one step, or is nowhere.
"""

import random
from collections import defaultdict
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, Site

from home.factories import ContentPageFactory
from home.models import ContentPage, HomePage
from news.factories import publish
from tests.fixtures import SiteTree

SLUGS = ["mot", "hai", "ba", "bon"]
HOSTS = ["testserver", "hai.example.vn"]
STEPS = 30


class History:
    def __init__(self, tree: SiteTree, seed: int) -> None:
        self.random = random.Random(seed)
        root = Page.objects.get(depth=1)
        second = root.add_child(instance=HomePage(title="Trang hai", slug="trang-hai"))
        Site.objects.create(hostname=HOSTS[1], port=80, root_page=second)
        self.fronts = [tree.front.pk, tree.front_en.pk, second.pk]
        self.pages: list[int] = []
        for front in self.fronts * 2:
            self.add(front)
        #: Host and path → the pages that were read there.
        self.read: dict[tuple[str, str], set[int]] = defaultdict(set)
        self.client = Client()
        self.led = 0

    def add(self, parent: int) -> None:
        page = ContentPageFactory(parent=Page.objects.get(pk=parent).specific)
        self.pages.append(page.pk)

    def look(self) -> None:
        """Reads every page where it is now."""
        for page in ContentPage.objects.filter(pk__in=self.pages, live=True):
            site_id, _root, path = page.get_url_parts()
            host = HOSTS[site_id != Site.objects.get(is_default_site=True).pk]
            assert self.get(host, path).status_code == 200
            self.read[host, path].add(page.pk)

    def get(self, host: str, path: str) -> Any:
        return self.client.get(path, headers={"host": host})

    def step(self) -> None:
        what = self.random.choices(
            [self.rename, self.move, self.unpublish, self.republish, self.delete], [6, 6, 1, 2, 0.5]
        )[0]
        pages = ContentPage.objects.filter(pk__in=self.pages).order_by("pk")
        what(self.random.choice(list(pages)))

    def rename(self, page: ContentPage) -> None:
        slug = self.random.choice(SLUGS)
        if page.live and Page._slug_is_available(slug, page.get_parent(), page):
            page.slug = slug
            publish(page)

    def move(self, page: ContentPage) -> None:
        targets = Page.objects.filter(pk__in=[*self.fronts, *self.pages]).not_descendant_of(
            page, inclusive=True
        )
        target = self.random.choice(list(targets.order_by("pk")))
        if target.depth < 5 and Page._slug_is_available(page.slug, target, page):
            page.move(target, pos="last-child")

    def unpublish(self, page: ContentPage) -> None:
        page.unpublish()

    def republish(self, page: ContentPage) -> None:
        if not page.live:
            publish(page)

    def delete(self, page: ContentPage) -> None:
        gone = set(page.get_descendants(inclusive=True).values_list("pk", flat=True))
        if len(self.pages) - len(gone) > 2:
            self.pages = [pk for pk in self.pages if pk not in gone]
            page.delete()

    def check(self) -> None:
        live = set(
            ContentPage.objects.filter(pk__in=self.pages, live=True).values_list("pk", flat=True)
        )
        for (host, path), was in self.read.items():
            answer = self.get(host, path)
            if answer.status_code == 200:
                continue
            if answer.status_code == 301:
                url = answer["Location"]
                if "://" in url:
                    host, _slash, path = url.partition("://")[2].partition("/")
                    url = f"/{path}"
                target = self.get(host if host in HOSTS else HOSTS[0], url)
                assert target.status_code == 200
                # Else to what has its place now: as it would be had nothing above it changed.
                assert target.context["page"].pk in was or not was & live
                self.led += 1
            else:
                assert answer.status_code == 404
                assert not was & live, f"{host}{path} is not found"


@pytest.mark.parametrize("seed", range(4))
def test_every_address_leads_in_one_step_to_what_was_read_there(
    site_tree: SiteTree, seed: int
) -> None:
    history = History(site_tree, seed)
    history.look()
    for number in range(STEPS):
        history.step()
        history.look()
        if number % 10 == 9:
            history.check()
    assert history.led > 3
