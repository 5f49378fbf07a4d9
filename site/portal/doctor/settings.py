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
    """All that is set unsafely. Production settings refuse some of it; others run with it."""
    wrong, doubtful = [], []
    if settings.DEBUG:
        wrong.append(
            _(
                "DEBUG is on: errors show the code to visitors. "
                "Set DJANGO_SETTINGS_MODULE=portal.settings.production."
            )
        )
    if len(settings.SECRET_KEY) < SHORTEST_KEY:
        text = _(
            "SECRET_KEY has %(number)s characters, fewer than %(least)s: sign-in can be forged. "
            "Set a long random one; everybody signs in again then."
        )
        wrong.append(text % {"number": len(settings.SECRET_KEY), "least": SHORTEST_KEY})
    if any(host in ("*", ".") for host in settings.ALLOWED_HOSTS):
        wrong.append(
            _(
                "ALLOWED_HOSTS takes any name: links in mails can be forged. "
                "Set it to the site's own names."
            )
        )
    if not settings.SESSION_COOKIE_SECURE:
        doubtful.append(
            _("HTTPS is off: sign-in can be read on the network. Set HTTPS=on, with a certificate.")
        )
    elif not settings.SECURE_HSTS_SECONDS:
        doubtful.append(
            _(
                "SECURE_HSTS_SECONDS is 0: browsers may come without encryption. "
                "Set 31536000 once the certificate works."
            )
        )
    if wrong:
        raise Wrong(" ".join(wrong + doubtful))
    if doubtful:
        raise Doubtful(" ".join(doubtful))
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
            _("manage.py check --deploy finds errors: %(names)s. Run it: it says what to do.")
            % {"names": ", ".join(errors)}
        )
    if warnings:
        raise Doubtful(
            _("manage.py check --deploy warns: %(names)s. Run it: it says what to do.")
            % {"names": ", ".join(warnings)}
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
            _(
                "Passwords of %(names)s are stored in a form that is soon guessed: "
                "have them set new ones (manage.py changepassword)."
            )
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
