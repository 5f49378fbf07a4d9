"""A forgotten password: the same work, words and time whether or not somebody has the address."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sites.shortcuts import get_current_site
from django.utils import timezone
from django.utils.translation import get_language, override
from django_tasks import task
from wagtail.admin.forms.auth import PasswordResetForm
from wagtail.models import Site

TEMPLATES = ("subject_template_name", "email_template_name", "html_email_template_name")


class QueuedResetForm(PasswordResetForm):
    """Leaves letters to the background process, and has it asked for those of nobody as well.

    A token is signed, and a mail server spoken to, for known addresses alone: that is what takes
    time, and it is done there. The task names accounts, never an address that a stranger typed.
    """

    def save(self, *, request: Any = None, **options: Any) -> None:
        found = self.get_users(self.cleaned_data["email"])
        domain = options.get("domain_override") or get_current_site(request).domain
        sent = {name: options[name] for name in TEMPLATES if options.get(name)}
        sent |= {"domain_override": domain, "use_https": bool(options.get("use_https"))}
        if options.get("from_email"):
            sent["from_email"] = options["from_email"]
        mail_links.enqueue([str(user.pk) for user in found], sent, get_language())


class _FoundAccounts(PasswordResetForm):
    """Django's own form, for accounts that were found before."""

    def __init__(self, users: Iterable[Any]) -> None:
        super().__init__()
        self.users, self.cleaned_data = users, {"email": ""}

    def get_users(self, email: str) -> Iterable[Any]:
        return self.users


@task()
def mail_links(accounts: list[str], options: dict[str, Any], language: str) -> None:
    """Sends each account that is still active its link; nothing where there is none."""
    users = list(get_user_model()._default_manager.filter(pk__in=accounts, is_active=True))
    if users:
        with override(language):
            _FoundAccounts(users).save(**options, extra_email_context=_who_writes())


def _who_writes() -> dict[str, Any]:
    """Whose website asks, and until when: without them the letter looks like a trap."""
    from home.models import SiteIdentity

    site = Site.objects.filter(is_default_site=True).first()
    name = SiteIdentity.for_site(site).name if site else ""
    until = timezone.localtime() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    return {"body": name or settings.WAGTAIL_SITE_NAME, "until": until}
