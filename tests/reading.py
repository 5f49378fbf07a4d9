"""Reading a response as a visitor: its links, headings and words."""

import re
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, SoupStrainer
from django.http import HttpResponse
from django.test import Client


def soup(response: HttpResponse) -> BeautifulSoup:
    """The page, read once however often it is asked; who changes it, changes a copy."""
    return _read(response, None)


def main_part(response: HttpResponse) -> BeautifulSoup:
    """What stands between header and footer."""
    return _read(response, "main").find("main")


def _read(response: HttpResponse, part: str | None) -> BeautifulSoup:
    """Reading a form of the admin takes a third of the time that making it took."""
    read = vars(response).setdefault("read_by_tests", {})
    if part not in read:
        only = part and SoupStrainer(part)
        read[part] = BeautifulSoup(response.content.decode(), "html.parser", parse_only=only)
    return read[part]


def words(response: HttpResponse) -> str:
    """The text of the main part, with single spaces."""
    return " ".join(main_part(response).get_text(" ").split())


def hrefs(response: HttpResponse) -> list[str]:
    """Where the links of the main part lead, in order."""
    return [link["href"] for link in main_part(response).find_all("a", href=True)]


def listed(client: Client, url: str) -> list[int]:
    """The keys of the articles in the list at `url`, in order."""
    return [article.pk for article in client.get(url).context["articles"]]


def sitemap(client: Client) -> str:
    """All sections of the sitemap."""
    sections = re.findall("<loc>(.*?)</loc>", client.get("/sitemap.xml").text)
    return "".join(client.get(urlsplit(section).path).text for section in sections)


def titles(response: HttpResponse) -> list[str]:
    """The titles of the articles that the main part lists, in order."""
    cards = main_part(response).find_all("article")
    return [card.find("a").get_text(strip=True) for card in cards if card.find(["h2", "h3"])]


def page_link(response: HttpResponse, rel: str) -> str:
    """Where the pager's link to the next ("next") or previous ("prev") page leads; "" if none."""
    pager = main_part(response).select_one(f"nav.vd-pager a[rel={rel}]")
    return str(pager["href"]) if pager else ""
