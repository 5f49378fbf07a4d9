"""Writes what a list of units would do to the register: all of it or nothing."""

import uuid
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log

from campaigns.imports import files
from campaigns.imports.issues import place_of
from news.text import fold_words

from ..models.imports import UnitImport
from ..models.units import Cluster, Unit
from .plan import Plan, PlannedUnit
from .workbench import Workbench


class NotSaved(Exception):
    """Nothing was written; str() says why."""


@sensitive_variables()
def save_import(unit_import: UnitImport, target: Any, user: Any, shown: str) -> Plan:
    """Saves what was shown, and ends the import: the plan must still have the fingerprint `shown`.

    Raises `NotSaved`, or `UnitImport.DoesNotExist` where it was saved already.
    """
    with transaction.atomic():
        # A lock: two imports at once would add everything twice.
        ContentType.objects.select_for_update().get(app_label="campaigns", model="unit")
        unit_import = UnitImport.objects.get(pk=unit_import.pk)
        plan = Workbench(unit_import, target).plan()
        if plan.fingerprint != shown:
            raise NotSaved(_("The register has changed meanwhile. Check the rows again."))
        if plan.has_errors:
            raise NotSaved(_("Rows with errors cannot be saved: mend them or leave them out."))
        if not plan.to_save:
            raise NotSaved(_("There is nothing to save."))
        try:
            with transaction.atomic():
                _Writer(plan, user).write()
        except IntegrityError as error:
            text = _("Someone else saved the same units just now. Check the rows again.")
            raise NotSaved(text) from error
        except ValidationError as error:
            raise NotSaved(" ".join(error.messages)) from error
        unit_import.rows.all().delete()
        unit_import.delete()
    files.forget(unit_import.token)
    return plan


class _Writer:
    def __init__(self, plan: Plan, user: Any) -> None:
        self.plan = plan
        self.user = user
        self.uuid = uuid.uuid4()
        self.clusters: dict[str, Cluster] = {}
        self.saved: dict[int, Unit] = {}

    def write(self) -> None:
        entries = self.plan.to_save
        if any(entry.get("cluster") for entry in entries):
            self._load_clusters()
        for entry in entries:
            try:
                self._save(entry)
            except ValidationError as error:
                message = _("%(place)s cannot be saved: %(reason)s")
                params = {"place": place_of(entry.row), "reason": " ".join(error.messages)}
                raise ValidationError(message % params) from error

    def _load_clusters(self) -> None:
        for cluster in Cluster.objects.order_by("-pk"):
            for name in (*cluster.further_texts("name"), cluster.name):
                self.clusters[fold_words(name)] = cluster
        for key, name in self.plan.new_clusters.items():
            cluster = Cluster(name=name)
            cluster.full_clean()
            cluster.save()
            self._log(cluster, is_new=True)
            self.clusters[key] = cluster

    def _save(self, entry: PlannedUnit) -> None:
        is_new = entry.unit is None
        unit = Unit.objects.get(pk=entry.unit.pk) if entry.unit else Unit(name=entry.name)
        unit.short_name = entry.get("short_name") or unit.short_name
        for one in Unit.translation_fields():
            if text := entry.get(one.name):
                unit.set_text_in(one.language, one.field, text)
        unit.kind = entry.kind or unit.kind
        unit.aliases = "\n".join(filter(None, [unit.aliases, *entry.new_aliases(unit)]))
        if cluster := entry.get("cluster"):
            unit.cluster = self.clusters[fold_words(cluster)]
        if isinstance(entry.parent, PlannedUnit):
            unit.parent = self.saved.get(id(entry.parent)) or entry.parent.unit
        elif entry.parent:
            unit.parent = entry.parent
        unit.full_clean(exclude={"parent", "cluster", "merged_into"})
        unit.save()
        self.saved[id(entry)] = unit
        self._log(unit, is_new)

    def _log(self, instance: models.Model, is_new: bool) -> None:
        log(
            instance,
            "wagtail.create" if is_new else "wagtail.edit",
            user=self.user,
            uuid=self.uuid,
            content_changed=True,
        )
