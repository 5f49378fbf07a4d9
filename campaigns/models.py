"""Campaigns and drives, units, the award catalogue, honor rolls."""

from .campaign.models.campaign import AbstractCampaignPage, CampaignPage
from .campaign.models.index import AbstractCampaignIndexPage, CampaignIndexPage
from .campaign.models.parts import (
    AwardQuota,
    CampaignContact,
    CampaignCriterion,
    CampaignDocument,
    CampaignDownload,
    CampaignFigure,
    CampaignMilestone,
    CampaignTask,
)
from .consultations.models import (
    AbstractConsultationPage,
    ConsultationPage,
    ConsultationSettings,
    Nominee,
)
from .honors.models.award_lists import AwardList, AwardListCount, AwardListPublication
from .honors.models.awards import Award
from .honors.models.imports import AwardImport, AwardImportRow
from .honors.models.marks import AwardMark, AwardStory
from .honors.models.parts import RollCampaign
from .honors.models.rolls import (
    AbstractHonorRollIndexPage,
    AbstractHonorRollPage,
    HonorRollIndexPage,
    HonorRollPage,
)
from .registers.enums import RecipientKind
from .registers.models.award_types import AwardType, BroughtAwardType
from .registers.models.imports import UnitImport, UnitImportRow
from .registers.models.learned import LearnedValue
from .registers.models.units import Cluster, Unit

__all__ = [
    "AbstractCampaignIndexPage",
    "AbstractCampaignPage",
    "AbstractConsultationPage",
    "AbstractHonorRollIndexPage",
    "AbstractHonorRollPage",
    "Award",
    "AwardImport",
    "AwardImportRow",
    "AwardList",
    "AwardListCount",
    "AwardListPublication",
    "AwardMark",
    "AwardQuota",
    "AwardStory",
    "AwardType",
    "BroughtAwardType",
    "CampaignContact",
    "CampaignCriterion",
    "CampaignDocument",
    "CampaignDownload",
    "CampaignFigure",
    "CampaignIndexPage",
    "CampaignMilestone",
    "CampaignPage",
    "CampaignTask",
    "Cluster",
    "ConsultationPage",
    "ConsultationSettings",
    "HonorRollIndexPage",
    "HonorRollPage",
    "LearnedValue",
    "Nominee",
    "RecipientKind",
    "RollCampaign",
    "Unit",
    "UnitImport",
    "UnitImportRow",
]
