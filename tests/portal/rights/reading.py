"""Reads the public addresses of a site with hidden pages, and says who is told what of these.

Through the layer of kept pages: what is made for one reader may not be given to another. So those
who may read more ask first (`hidden.READERS`).
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import chain

from django.test import Client
from wagtail.models import Page

from tests.fixtures import SiteTree
from tests.portal.fuzz.requests import Request
from tests.portal.fuzz.running import Site

from .hidden import KEPT, KNOWS_PASSWORD, Hidden
from .roles import ANONYMOUS

WORD = re.compile(rf"zq((?:{'|'.join(KEPT)})[a-z]+)zq", re.IGNORECASE)
HOST = "(?:http://testserver)?"
LINK = re.compile(rf"(?:href|action|content|src)=\"{HOST}(/[^\"#]*)|<(?:loc|link)>{HOST}(/[^<]*)")
#: Where the crawl begins.
LISTS = ("/", "/en/", "/sitemap.xml", "/sitemap-1.xml", "/tin-tuc/rss/", "/tin-tuc/atom/")
#: What is looked for: a word of all titles, and words of single names.
SOUGHT = ("bimat", "zqloginrollzq", "zqmarkednamezq")
MOST = 400
ROUTES = {
    "CampaignPage": ("rss", "atom", "calendar", "milestone_calendar"),
    "HonorRollPage": ("csv", "json", "xlsx"),
}


class Reading:
    def __init__(self, hidden: Hidden) -> None:
        self.hidden, self.site = hidden, Site(hidden)
        client = Client()
        session = client.session
        session["passed_page_view_restrictions"] = hidden.restrictions
        session.save()
        self.site.cookies[KNOWS_PASSWORD] = f"sessionid={session.session_key}"
        self.own = [*self._own()]
        files = [url for urls in hidden.files.values() for url in urls]
        self.addresses = sorted({*self.own, *files, *self._searches(), *self._linked()})

    def read(self, role: str, address: str) -> tuple[int, set[str]]:
        """The status, and the words of what is kept that are told there."""
        path, _mark, query = address.partition("?")
        status, text = self.site.send(Request(role, "GET", path, query))
        # What was asked for may be repeated.
        return status, _words(text) - _words(address)

    def leaks(self, role: str) -> list[str]:
        """What `role` reads and may not, and addresses that fail."""
        found = []
        for address in self.addresses:
            status, words = self.read(role, address)
            kept = [word for word in words if not self.hidden.may_read(role, word, address)]
            found += [f"{role} reads {word} at {address}" for word in sorted(kept)]
            if status >= 500:
                found.append(f"{address} fails for {role}: {self.site.error[-400:]}")
        return found

    def _own(self) -> Iterator[str]:
        """Of the pages that are kept, and of what hangs on them."""
        for page in self.hidden.pages:
            specific = Page.objects.get(pk=page.pk).specific
            url = specific.get_url() or page.get_url()
            if url is None:
                continue
            yield url
            for name in ROUTES.get(type(specific).__name__, ()):
                given = {"file_format": name} if name in ROUTES["HonorRollPage"] else {}
                given |= {"number": "1"} if name == "milestone_calendar" else {}
                yield url + specific.reverse_subpage(
                    "download" if "file_format" in given else name, kwargs=given
                )

    def _searches(self) -> Iterator[str]:
        tree = SiteTree()
        rolls = tree.rolls
        for key in self.hidden.awards:
            yield rolls.url + rolls.reverse_subpage("award", kwargs={"key": key})
        searches = [tree.search.url, tree.news.url, rolls.url + rolls.reverse_subpage("search")]
        for kind in ROUTES["HonorRollPage"]:
            download = rolls.reverse_subpage("search_download", kwargs={"file_format": kind})
            searches.append(rolls.url + download)
        yield from (f"{address}?q={words}" for address in searches for words in SOUGHT)

    def _linked(self) -> Iterator[str]:
        """Whatever a visitor finds by following links."""
        waiting, seen = [*LISTS], set(LISTS)
        while waiting and len(seen) < MOST:
            path = waiting.pop(0)
            yield path
            for link in map(unescape, chain(*LINK.findall(self.site.get(ANONYMOUS, path)))):
                if link and link not in seen and not link.startswith(("/admin/", "/static/")):
                    seen.add(link)
                    waiting.append(link)


def _words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(text)}
