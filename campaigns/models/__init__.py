"""Campaigns and drives, units, the award catalogue, honor rolls."""

from .awards import AwardType
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
from .index import CampaignIndexPage
from .rolls import HonorRollIndexPage, HonorRollPage, RollCampaign
from .units import Cluster, Unit

__all__ = [
    "AwardQuota",
    "AwardType",
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
    "HonorRollIndexPage",
    "HonorRollPage",
    "RollCampaign",
    "Unit",
]
