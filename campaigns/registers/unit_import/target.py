"""The register of units as the place where an import's rows go."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.permissions import policy_registry

from campaigns.imports.targets import Target, Text, Words

from ..models.units import Cluster, Unit


class UnitTarget(Target):
    """The register, for `user`."""

    words = Words(
        last_step=pgettext_lazy("step of an import", "Save to the register"),
        template=_("With the columns that are read, and the kinds of units to choose from."),
        not_kept=_(
            "Columns that are not known are dropped as the file is read; the next screen names "
            "them. The file itself is deleted within an hour. No unit of the register is deleted "
            "by an import."
        ),
        discard=_("What was mended here is lost. The register stays as it is."),
    )

    def __init__(self, user: Any) -> None:
        self.user = user

    @property
    def label(self) -> str:
        return _g("Register")

    @property
    def title(self) -> str:
        return str(capfirst(Unit._meta.verbose_name_plural))

    @property
    def start_url(self) -> str:
        return reverse("unit_import:start")

    @property
    def edit_url(self) -> str:
        return reverse("wagtailsnippets_campaigns_unit:list")

    @property
    def list_url(self) -> str:
        return self.edit_url

    def downloads(self) -> list[tuple[str, Text]]:
        return [(reverse("unit_import:template"), _("Download an empty list"))]

    def require(self, user: Any) -> None:
        """An import adds units and changes them: both must be allowed."""
        if not may_import(user):
            raise PermissionDenied

    @cached_property
    def may_add_clusters(self) -> bool:
        policy = policy_registry.get_by_type(Cluster)
        return policy.user_has_permission(self.user, "add")


def may_import(user: Any) -> bool:
    policy = policy_registry.get_by_type(Unit)
    return all(policy.user_has_permission(user, action) for action in ("add", "change"))
