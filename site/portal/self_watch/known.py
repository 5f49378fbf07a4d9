"""What the rows of the site explain: hosts that its texts link to, words that they have."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import models
from django.db.models.functions import Cast
from wagtail.models import Page, Site

from news.sharing import share_links
from news.text import fold_words

from .compare import Known
from .page import host_of

#: Rows of these are what editors write and readers read; others hold logs, drafts, sessions.
CONTENT = ("home", "campaigns", "news", "wagtailredirects", "wagtaildocs", "wagtailimages")
#: Tables of these apps that hold what has not been published: lists that are being imported.
_STAGED = re.compile(r"import|draft|learned", re.IGNORECASE)
_TEXTS = (models.CharField, models.TextField, models.URLField, models.JSONField)
_HOST = re.compile(r"//([a-z0-9.-]+)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
BATCH = 500


def known(base: str) -> Known:
    """Everything that a page at `base` may show without a question."""
    own = own_hosts(base)
    scripts = {str(one) for one in [getattr(settings, "MEASURING_SCRIPT_URL", "")] if one}
    share = {host_of(link.url) for link in share_links("", base) if link.is_elsewhere}
    return Known(
        hosts=frozenset(hosts_in_rows() | share),
        share_hosts=frozenset(share),
        own_words=words_in_rows,
        is_ours=own.__contains__,
        is_script=lambda address: host_of(address) in own and _is_shipped(urlsplit(address).path),
        scripts=frozenset(scripts),
    )


def own_hosts(base: str) -> set[str]:
    named = {name for name in settings.ALLOWED_HOSTS if "*" not in name and name[:1] != "."}
    return {host_of(base), *named, *Site.objects.values_list("hostname", flat=True)}


def hosts_in_rows() -> set[str]:
    return {host.lower() for text in texts() for host in _HOST.findall(text)}


def words_in_rows(words: set[str]) -> set[str]:
    """Those of `words`, folded phrases, that stand in a text of ours."""
    found: set[str] = set()
    for text in texts():
        plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
        folded = f" {fold_words(plain)} "
        found |= {word for word in words - found if f" {word} " in folded}
        if found == words:
            break
    return found


def texts() -> Iterator[str]:
    """Every text of every row that may be public, as the database holds it."""
    for label in CONTENT:
        for model in apps.get_app_config(label).get_models():
            if not _STAGED.search(model.__name__):
                yield from _texts_of(model)


def _texts_of(model: Any) -> Iterator[str]:
    fields = [field.name for field in model._meta.concrete_fields if isinstance(field, _TEXTS)]
    rows = model._base_manager.order_by()
    if issubclass(model, Page):
        rows = rows.filter(live=True)
    if not fields:
        return
    columns = [Cast(name, models.TextField()) for name in fields]
    for row in rows.values_list(*columns).iterator(chunk_size=BATCH):
        yield from filter(None, row)


def _is_shipped(path: str) -> bool:
    """Whether `path` is a static file of the site's own."""
    if not path.startswith(settings.STATIC_URL):
        return False
    name = path.removeprefix(settings.STATIC_URL)
    hashed = getattr(staticfiles_storage, "hashed_files", None)
    if hashed:
        return name in set(hashed.values())
    return finders.find(name) is not None


class Hostile:
    """Finds words of hijackers in a text; `words` are folded once."""

    def __init__(self, lines: Iterable[str]) -> None:
        kept = (line.strip() for line in lines if line.strip() and not line.startswith("#"))
        self.words = {fold_words(line): line for line in kept}
        alternatives = "|".join(map(re.escape, sorted(self.words, key=len, reverse=True)))
        self._pattern = re.compile(f"(?<= )(?:{alternatives})(?= )")

    def __call__(self, text: str) -> set[str]:
        return set(self._pattern.findall(f" {fold_words(text)} "))
