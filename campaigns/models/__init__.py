"""Campaigns and drives, units, the award catalogue, honor rolls."""

from .award_lists import (
    Award,
    AwardList,
    AwardListPublication,
    AwardMark,
    AwardStory,
)
from .awards import AwardType, BroughtAwardType
from .campaign import CampaignPage
from .campaign_parts import (
    AwardQuota,
    CampaignContact,
    CampaignCriterion,
    CampaignDocument,
    CampaignDownload,
    CampaignFigure,
    CampaignMilestone,
    CampaignTask,
)
from .consultations import ConsultationPage, ConsultationSettings, Nominee
from .imports import AwardImport, AwardImportRow
from .index import CampaignIndexPage
from .recipients import RecipientKind
from .rolls import HonorRollIndexPage, HonorRollPage, RollCampaign
from .units import Cluster, Unit

__all__ = [
    "Award",
    "AwardImport",
    "AwardImportRow",
    "AwardList",
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
    "Nominee",
    "RecipientKind",
    "RollCampaign",
    "Unit",
]
