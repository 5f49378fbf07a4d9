"""Who must have a second factor: settings.MFA_REQUIRED_GROUPS."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import AbstractUser, Group
from django.core.checks import CheckMessage, Tags, Warning, register

ADMINISTRATORS = "administrators"
EVERYBODY = "*"


def must_have_second_factor(user: AbstractUser) -> bool:
    """Whether one of the named groups is theirs. Without named groups nothing is asked."""
    named = settings.MFA_REQUIRED_GROUPS
    if not named:
        return False
    if EVERYBODY in named or (ADMINISTRATORS in named and user.is_superuser):
        return True
    return user.groups.filter(name__in=named).exists()


def lacks_second_factor(user: AbstractUser) -> bool:
    """Whether they must set one up before anything else."""
    return must_have_second_factor(user) and not is_mfa_enabled(user)


@register(Tags.database)
def named_groups_exist(databases: list[str] | None = None, **kwargs: object) -> list[CheckMessage]:
    """A name that is misspelt would ask nobody for anything."""
    named = set(settings.MFA_REQUIRED_GROUPS) - {ADMINISTRATORS, EVERYBODY}
    if not named or not databases:
        return []
    missing = named - set(Group.objects.filter(name__in=named).values_list("name", flat=True))
    return [
        Warning(
            f"MFA_REQUIRED_GROUPS names “{name}”, and no group is called that.",
            hint="Write the group's name as in the admin, or “administrators”, or “*”.",
            id="signin.W001",
        )
        for name in sorted(missing)
    ]
