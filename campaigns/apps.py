from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("Campaigns and honors")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.core.signals import request_finished

        from news.files.uses import always_shown
        from news.panels import give_form
        from news.public_index.models import PublicLink
        from news.public_index.receivers import follow
        from news.scheduling.jobs import DAY, register
        from news.scheduling.starting import at_start
        from news.signals import keep_texts_tidy

        from . import checks  # noqa: F401
        from .campaign import signals as campaign_signals  # noqa: F401
        from .campaign.forms import CampaignForm
        from .campaign.models.campaign import CampaignPage
        from .campaign.panels import campaign_edit_handler
        from .consultations.forms import ConsultationForm
        from .consultations.import_target import register_nominees
        from .consultations.models import ConsultationPage
        from .consultations.panels import consultation_edit_handler
        from .honors import signals as honor_signals  # noqa: F401
        from .honors.admin.panels import roll_edit_handler
        from .honors.imports.tasks import read_import_task as read_awards
        from .honors.models.imports import AwardImport
        from .honors.models.rolls import HonorRollPage
        from .imports import resuming
        from .imports.files import forget_now_and_then
        from .imports.sweeping import sweep
        from .list_languages import list_languages
        from .reading.languages import read_as
        from .registers.models.award_types import AwardType
        from .registers.models.imports import UnitImport
        from .registers.models.units import Unit
        from .registers.unit_import.tasks import read_import_task as read_units

        # Set here, so that models import neither forms nor views.
        CampaignPage.base_form_class = CampaignForm
        ConsultationPage.base_form_class = ConsultationForm
        give_form(CampaignPage, campaign_edit_handler)
        give_form(HonorRollPage, roll_edit_handler)
        give_form(ConsultationPage, consultation_edit_handler)
        register_nominees()
        request_finished.connect(forget_now_and_then)
        at_start(sweep)
        read_as(list_languages)
        keep_texts_tidy(self.label)
        follow(Unit, PublicLink.UNIT)
        resuming.register(AwardImport, read_awards)
        resuming.register(UnitImport, read_units)
        register("resume_imports")
        register("tidy_award_lists", every=DAY)
        # Sent files live for 45 minutes, and must be gone after an hour.
        register("tidy_award_lists", "--files", every=timedelta(minutes=10))
        emblems = [f"campaigns/pictures/{name}.html" for name in ("emblem", "small_emblem")]
        always_shown(AwardType, {"emblem": emblems})
