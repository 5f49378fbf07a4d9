"""Reads the whole site over the network, twice a page, and notes what nothing explains."""

import re
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from django.db import transaction
from django.utils import timezone

from news.public_index.addresses import address as address_of
from news.public_index.models import PublicPage

from . import files, links
from .compare import Known, differs_for_robots, unexplained
from .known import Hostile, known
from .models import Finding, Kind, Walk, digest_of
from .page import Page, host_of, read
from .reading import FROM_SEARCH, ROBOT, VISITOR, Answer, Reader

WORDS = Path(__file__).with_name("hostile_words.txt")
#: What hijackers leave at the top of a site. Nothing here answers to these.
PROBES = ("wp-login.php", "wp-content/", "shell.php", "index.php", "up.php", ".env", ".git/config")
_LOC = re.compile(r"<loc>([^<]+)</loc>")
#: Sections of a sitemap that are read; each has up to 5,000 addresses.
SECTIONS = 40


@dataclass
class Limits:
    """How much one night takes: addresses, seconds, and links to other sites that are tried."""

    pages: int = 3000
    seconds: float = 1800
    links: int = 500
    pause: float = 0.05


@dataclass
class Survey:
    """What one walk has seen. `targets`: links of each page that is an editor's, by its key."""

    base: str
    known: Known
    findings: set[tuple[Kind, str, str]] = field(default_factory=set)
    targets: dict[int, set[str]] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)

    def here(self, address: str) -> str:
        """`address` below the one that this walk asks: a site may have several names."""
        if not self.known.is_ours(host_of(address)):
            return address
        return urljoin(self.base, urlsplit(address).path)


def walk(base: str, limits: Limits | None = None) -> Walk:
    """Reads the site at `base` ("https://news.example.gov") within `limits`, and writes down what
    it found. Raises nothing for what the site answers, or that it does not.
    """
    limits = limits or Limits()
    run = Walk.objects.create()
    deadline = time.monotonic() + limits.seconds
    survey = Survey(base.rstrip("/"), known(base))
    visitor, robot = (
        Reader(agent, headers, limits.pause)
        for agent, headers in ((VISITOR, None), (ROBOT, FROM_SEARCH))
    )
    ours = _pages(survey.base)
    waiting = _in_order(survey, visitor, ours)
    hostile = Hostile(WORDS.read_text("utf-8").splitlines())
    while waiting and run.pages < limits.pages and time.monotonic() < deadline:
        address = waiting.popleft()
        _look(survey, address, visitor, robot, hostile, ours.get(address))
        run.pages += 1
    run.left = len(waiting)
    survey.findings.update(_answers_to_probes(survey.base, visitor))
    survey.findings.update(files.strange(time.time()))
    links.note_broken(survey, visitor, limits.links, deadline, is_whole=not run.left)
    _write_down(survey)
    run.ended_at = timezone.now()
    run.save()
    return run


def _pages(base: str) -> dict[str, int]:
    """The address of every public page of the site at `base`, with the page's key."""
    now = timezone.now()
    rows = PublicPage.objects.filter(visible_until__gt=now).values_list("url_path", "page_id")
    found = ((urljoin(base, address_of(path)), key) for path, key in rows if address_of(path))
    host = host_of(base)
    return {address: key for address, key in found if host_of(address) == host}


def _in_order(survey: Survey, reader: Reader, ours: dict[str, int]) -> deque[str]:
    """The front page and the newest pages first, of the others some each night; then what the
    sitemap names beside them, which should be nothing.
    """
    newest = sorted(ours, key=lambda address: ours[address], reverse=True)
    first, rest = newest[:500], newest[500:]
    links.in_todays_order(rest)
    for named in _sitemap(survey, reader):
        address = survey.here(named)
        if address not in ours and not _is_a_page_of_now(address):
            survey.findings.add((Kind.PAGE, f"{survey.base}/sitemap.xml", address))
    return deque([f"{survey.base}/", *first, *rest])


def _is_a_page_of_now(address: str) -> bool:
    """Published while the sitemap was read."""
    slug = urlsplit(address).path.rstrip("/").rpartition("/")[2]
    return PublicPage.objects.filter(slug=slug).exists()


def _sitemap(survey: Survey, reader: Reader) -> Iterator[str]:
    sections = _LOC.findall(reader.text(f"{survey.base}/sitemap.xml"))[:SECTIONS]
    for section in sections:
        if survey.known.is_ours(host_of(section)):
            text = reader.text(survey.here(section))
            yield from (part.replace("&amp;", "&") for part in _LOC.findall(text))


def _look(
    survey: Survey, address: str, visitor: Reader, robot: Reader, hostile: Hostile, key: int | None
) -> None:
    answer = survey.answers[address] = visitor.read(address)
    if answer.location and not survey.known.is_ours(host_of(answer.location)):
        survey.findings.add((Kind.REDIRECT, address, answer.location))
    page = read(answer.html, address)
    survey.findings.update(
        (kind, address, what) for kind, what in unexplained(page, survey.known, hostile)
    )
    if key is not None:
        survey.targets[key] = page.own_links
    shown = robot.read(address)
    if shown.location != answer.location and not survey.known.is_ours(host_of(shown.location)):
        survey.findings.add((Kind.REDIRECT, address, shown.location))
    other = read(shown.html, address)
    survey.findings.update(
        (kind, address, what) for kind, what in unexplained(other, survey.known, hostile)
    )
    if what := _shown_to_robots(address, page, other, visitor):
        survey.findings.add((Kind.ROBOTS, address, what))


def _shown_to_robots(address: str, page: Page, other: Page, visitor: Reader) -> str:
    """Asked once more where they differ: somebody may just have published."""
    if not differs_for_robots(page, other):
        return ""
    return differs_for_robots(read(visitor.read(address).html, address), other)


def _answers_to_probes(base: str, reader: Reader) -> Iterator[tuple[Kind, str, str]]:
    for name in PROBES:
        address = f"{base}/{name}"
        if reader.read(address).status == 200:
            yield Kind.PAGE, address, name


def _write_down(survey: Survey) -> None:
    now = timezone.now()
    # Editors go on writing while the site is read.
    later = known(survey.base)
    findings = {one for one in survey.findings if one[0] != Kind.LINK or not later.explains(one[2])}
    with transaction.atomic():
        for kind, place, what in sorted(findings):
            Finding.objects.update_or_create(
                digest=digest_of(kind, place, what),
                defaults={"last_seen": now},
                create_defaults={"kind": kind, "place": place, "what": what, "last_seen": now},
            )
