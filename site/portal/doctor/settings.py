"""What the settings allow, and who may sign in with which means."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import checks
from django.utils.translation import gettext as _

from portal.monitoring.probes import Wrong

from . import Doubtful

#: As `settings/production.py` asks for.
SHORTEST_KEY = 50
_WEAK_HASHES = ("md5$", "unsalted_", "plain$", "sha1$")
#: Nobody can tell which of them did something.
MOST_SUPERUSERS = 5


def safety() -> str:
    """What production settings refuse; without them a site runs with it."""
    if settings.DEBUG:
        raise Wrong(
            _(
                "DEBUG is on: errors show the code to visitors. "
                "Set DJANGO_SETTINGS_MODULE=portal.settings.production."
            )
        )
    if len(settings.SECRET_KEY) < SHORTEST_KEY:
        raise Wrong(
            _("SECRET_KEY has %(number)s characters, fewer than %(least)s.")
            % {"number": len(settings.SECRET_KEY), "least": SHORTEST_KEY}
        )
    if "*" in settings.ALLOWED_HOSTS:
        raise Wrong(_("ALLOWED_HOSTS takes any name: links in mails can be forged."))
    if not settings.SESSION_COOKIE_SECURE:
        raise Doubtful(_("HTTPS is off: sign-in can be read on the network."))
    if not settings.SECURE_HSTS_SECONDS:
        raise Doubtful(_("SECURE_HSTS_SECONDS is 0: browsers may come without encryption."))
    return _("production settings, hosts: %(hosts)s") % {"hosts": ", ".join(settings.ALLOWED_HOSTS)}


def system_checks() -> str:
    """The same as `manage.py check --deploy`."""
    found = [
        one for one in checks.run_checks(include_deployment_checks=True) if not one.is_silenced()
    ]
    errors = [one.id or "" for one in found if one.is_serious()]
    warnings = [one.id or "" for one in found if one.level >= checks.WARNING]
    if errors:
        raise Wrong(
            _("manage.py check --deploy finds errors: %(names)s") % {"names": ", ".join(errors)}
        )
    if warnings:
        raise Doubtful(
            _("manage.py check --deploy warns: %(names)s") % {"names": ", ".join(warnings)}
        )
    return _("manage.py check --deploy finds nothing")


def administrators() -> str:
    """Whoever may do everything: how many, and how well their sign-in is kept."""
    users = list(get_user_model()._default_manager.filter(is_superuser=True, is_active=True))
    if not users:
        raise Wrong(_("No active user is an administrator: run manage.py createsuperuser."))
    weak = [str(user) for user in users if user.password.startswith(_WEAK_HASHES)]
    if weak:
        raise Wrong(
            _("Passwords of %(names)s are stored in a form that is soon guessed.")
            % {"names": ", ".join(weak)}
        )
    if not settings.MFA_REQUIRED_GROUPS:
        raise Doubtful(
            _("A second factor is required of nobody: set MFA_REQUIRED_GROUPS=administrators.")
        )
    alone = [str(user) for user in users if not _has_second_factor(user)]
    if alone:
        raise Doubtful(
            _("Administrators without a second factor: %(names)s.") % {"names": ", ".join(alone)}
        )
    without = [str(user) for user in users if not user.email]
    if without:
        raise Doubtful(
            _("Administrators without an e-mail address hear of no failure: %(names)s.")
            % {"names": ", ".join(without)}
        )
    if len(users) > MOST_SUPERUSERS:
        raise Doubtful(
            _("%(number)s users may do everything; give roles instead.") % {"number": len(users)}
        )
    return _("%(number)s, each with a second factor") % {"number": len(users)}


def _has_second_factor(user: object) -> bool:
    return is_mfa_enabled(user)
