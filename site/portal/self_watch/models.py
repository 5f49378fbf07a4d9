"""What the walks found."""

import hashlib
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Walk(models.Model):
    """One reading of the whole site, or of as much of it as the limits allow."""

    begun_at = models.DateTimeField(auto_now_add=True)
    #: None while it runs, and for ever where it was cut off.
    ended_at = models.DateTimeField(null=True)
    pages = models.PositiveIntegerField(default=0)
    #: Addresses that the limits left for another night.
    left = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.begun_at:%Y-%m-%d}: {self.pages}"


class Kind(models.TextChoices):
    LINK = "link", _("link to another site")
    SCRIPT = "script", _("script")
    FRAME = "frame", _("part of another site in the page")
    FORM = "form", _("form that sends elsewhere")
    REDIRECT = "redirect", _("redirect to another site")
    WORDS = "words", _("words that nobody here wrote")
    ROBOTS = "robots", _("search engines are shown something else")
    PAGE = "page", pgettext_lazy("found by the self-watch", "page that the site does not have")
    FILE = "file", _("file that nobody here uploaded")
    CHANGED = "changed", _("file of the site that was changed")


class Finding(models.Model):
    """Something on the site that nothing in its database explains."""

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    #: The address of the page, or the name of the file.
    place = models.TextField(_("where"))
    what = models.TextField(_("what"))
    digest = models.CharField(max_length=64, unique=True)
    first_seen = models.DateTimeField(_("first seen"), auto_now_add=True)
    last_seen = models.DateTimeField(_("last seen"))
    told_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.what}"

    def is_at_an_address(self) -> bool:
        """Whether `place` can be opened; the places of files cannot."""
        return self.place.startswith(("http:", "https:"))


class BrokenLink(models.Model):
    """A link of a page that leads nowhere."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    target = models.TextField(_("link"))
    digest = models.CharField(max_length=64, unique=True)
    answer = models.CharField(_("answer"), max_length=100)
    first_seen = models.DateTimeField(_("broken since"), auto_now_add=True)
    last_seen = models.DateTimeField()
    #: In how many walks it was broken. A link to another site is shown from the third on: other
    #: sites have bad nights, too.
    nights = models.PositiveIntegerField(default=1)
    is_ours = models.BooleanField()

    class Meta:
        verbose_name = _("broken link")
        verbose_name_plural = _("broken links")

    def __str__(self) -> str:
        return self.target

    @property
    def said(self) -> str:
        """`answer` in words for an editor; numbers stay in brackets for whoever asks for them."""
        status = self.answer.partition(" ")[0]
        if not status.isdigit():
            return str(_TROUBLES.get(self.answer) or gettext("The site does not answer"))
        words = gettext("The page is not there")
        if status not in {"404", "410"}:
            words = gettext("The site answers with an error")
        return f"{words} ({status})"


#: Kinds of errors of `requests`, as `Answer.reason` has them.
_TROUBLES = {
    "ConnectTimeout": _("The site does not answer in time"),
    "ReadTimeout": _("The site does not answer in time"),
    "SSLError": _("The site's certificate is not valid"),
    "InvalidURL": _("This is no address"),
    "LocationParseError": _("This is no address"),
}


def digest_of(*parts: Any) -> str:
    """One short key for texts that are too long for a unique index."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()
