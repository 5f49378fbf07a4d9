"""Campaigns, units and rolls for tests, made as editors make them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import factory
import wagtail_factories
from django.utils import timezone
from wagtail.models import Page

from news.factories import DocumentFactory, OfficialDocumentFactory, PageFactory

from .campaign.partial_dates import PartialDate
from .honors.lists.edit import edit, replace_rows
from .models import (
    Award,
    AwardQuota,
    AwardType,
    CampaignContact,
    CampaignCriterion,
    CampaignDocument,
    CampaignDownload,
    CampaignFigure,
    CampaignIndexPage,
    CampaignMilestone,
    CampaignPage,
    CampaignTask,
    Cluster,
    ConsultationPage,
    HonorRollIndexPage,
    HonorRollPage,
    Nominee,
    RollCampaign,
    Unit,
)


def around_today(days: int) -> PartialDate:
    """The day that lies `days` after today in the site's time zone."""
    return PartialDate.of(timezone.localdate() + timedelta(days=days))


class ClusterFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Cụm thi đua số {n}")

    class Meta:
        model = Cluster


class UnitFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Phòng Tư pháp số {n}")

    class Meta:
        model = Unit


class AwardTypeFactory(factory.django.DjangoModelFactory):
    """A name that the catalogue already has gives that entry, changed as asked."""

    name = factory.Sequence(lambda n: f"Giấy khen loại {n}")

    class Meta:
        model = AwardType

    @classmethod
    def _create(cls, model_class: type[AwardType], *args: Any, **kwargs: Any) -> AwardType:
        entry, _made = AwardType.objects.update_or_create(name=kwargs.pop("name"), defaults=kwargs)
        return entry


class CampaignIndexFactory(PageFactory):
    title = "Phong trào thi đua"

    class Meta:
        model = CampaignIndexPage


class HonorRollIndexFactory(PageFactory):
    title = "Bảng vàng"

    class Meta:
        model = HonorRollIndexPage


class HonorRollFactory(PageFactory):
    """`parent` is an honor roll index; `campaigns` a plain list of campaign pages."""

    title = factory.Sequence(lambda n: f"Quyết định khen thưởng số {n}")
    decision = factory.SubFactory(OfficialDocumentFactory)

    class Meta:
        model = HonorRollPage

    @classmethod
    def new(cls, model_class: type[Page], kwargs: dict[str, Any]) -> Page:
        campaigns = kwargs.pop("campaigns", [])
        roll = model_class(**kwargs)
        roll.campaigns = [
            RollCampaign(campaign=campaign, sort_order=n) for n, campaign in enumerate(campaigns)
        ]
        return roll


class ConsultationFactory(PageFactory):
    """`parent` is an honor roll index; `nominees` a plain list of names or nominees.

    Open from five days ago to ten days from now.
    """

    title = factory.Sequence(lambda n: f"Lấy ý kiến khen thưởng lần {n}")
    opens_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=5))
    closes_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=10))

    class Meta:
        model = ConsultationPage

    class Params:
        draft = factory.Trait(live=False)
        hidden = factory.Trait(private=True)
        upcoming = factory.Trait(
            opens_on=factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=3)),
        )
        closed = factory.Trait(
            opens_on=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=30)),
            closes_on=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1)),
        )

    @classmethod
    def new(cls, model_class: type[Page], kwargs: dict[str, Any]) -> Page:
        rows = [nominee(row) for row in kwargs.pop("nominees", [])]
        page = model_class(**kwargs)
        for place, row in enumerate(rows):
            row.sort_order = place
        page.nominees = rows
        return page


def nominee(value: Nominee | str) -> Nominee:
    if isinstance(value, Nominee):
        return value
    return Nominee(name=value, unit_text="Văn phòng Sở", award_text="Huân chương Lao động hạng Ba")


class CampaignFactory(PageFactory):
    """`parent` is a campaign index or a movement; runs from 10 days ago to 20 days from now.

    `starts` and `ends` may be given as text ("06/2021"). Relations are plain lists: `units=[…]`,
    `tasks=["…"]`, `milestones=[("15/07/2021", "…")]`, `criteria=[("…", 30)]`,
    `figures=[("…", value, target)]`, `quotas=[award type]`, `legal_basis=[official document]`,
    `downloads=[document]`, `contacts=["…"]`.
    """

    title = factory.Sequence(lambda n: f"Đợt thi đua số {n}")
    lead = factory.LazyAttribute(lambda campaign: f"Tóm tắt của “{campaign.title}”.")
    starts = factory.LazyFunction(lambda: around_today(-10))
    ends = factory.LazyFunction(lambda: around_today(20))

    class Meta:
        model = CampaignPage

    class Params:
        draft = factory.Trait(live=False)
        hidden = factory.Trait(private=True)
        movement = factory.Trait(kind=CampaignPage.Kind.MOVEMENT)
        upcoming = factory.Trait(
            starts=factory.LazyFunction(lambda: around_today(5)),
            ends=factory.LazyFunction(lambda: around_today(30)),
        )
        ended = factory.Trait(
            starts=factory.LazyFunction(lambda: around_today(-60)),
            ends=factory.LazyFunction(lambda: around_today(-30)),
        )
        illustrated = factory.Trait(
            cover=factory.SubFactory(wagtail_factories.ImageFactory), cover_alt="Lễ phát động"
        )

    @classmethod
    def new(cls, model_class: type[Page], kwargs: dict[str, Any]) -> Page:
        units = kwargs.pop("units", [])
        relations = {name: kwargs.pop(name, []) for name in RELATIONS}
        for name in ("starts", "ends"):
            if isinstance(kwargs.get(name), str):
                kwargs[name] = PartialDate.parse(kwargs[name])
        campaign = model_class(**kwargs)
        campaign.units = units
        for name, (accessor, row) in RELATIONS.items():
            rows = [row(value) for value in relations[name]]
            for place, made in enumerate(rows):
                made.sort_order = place
            setattr(campaign, accessor, rows)
        return campaign


def milestone(value: CampaignMilestone | tuple[Any, ...]) -> CampaignMilestone:
    if isinstance(value, CampaignMilestone):
        return value
    day, title, *more = value
    when = PartialDate.of(day) if isinstance(day, date) else PartialDate.parse(str(day))
    return CampaignMilestone(date=when, title=title, state=more[0] if more else "planned")


#: A factory's argument → the campaign's relation, and how a row of it is made.
RELATIONS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "tasks": ("tasks", lambda heading: CampaignTask(heading=heading, text="<p>Nội dung.</p>")),
    "milestones": ("milestones", milestone),
    "criteria": (
        "criteria",
        lambda row: CampaignCriterion(name=row[0], max_score=row[1], evidence="Báo cáo"),
    ),
    "figures": (
        "figures",
        lambda row: CampaignFigure(name=row[0], value=row[1], target=row[2], unit="hồ sơ"),
    ),
    "quotas": ("award_quotas", lambda award: AwardQuota(award_type=award, quota=5)),
    "legal_basis": ("legal_basis", lambda document: CampaignDocument(document=document)),
    "downloads": ("downloads", lambda document: CampaignDownload(document=document)),
    "contacts": (
        "contacts",
        lambda name: CampaignContact(name=name, phone="0211 000 000", email="tdkt@example.vn"),
    ),
}


def full_campaign(parent: Page, **fields: Any) -> CampaignPage:
    """A campaign with everything that its page can show but news, rolls and drives."""
    clusters = ClusterFactory.create_batch(2)
    values: dict[str, Any] = {
        "title": "Đợt thi đua cao điểm chào mừng ngày truyền thống",
        "slogan": "Đoàn kết, kỷ cương, sáng tạo",
        "occasion": "76 năm Ngày Truyền thống ngành Tư pháp",
        "illustrated": True,
        "launched_by": "Bộ Tư pháp",
        "joined_by": "Sở Tư pháp",
        "regularity": "thematic",
        "aims": "<p>Hoàn thành vượt mức chỉ tiêu năm.</p>",
        "audience": "<p>Tập thể, cá nhân trong toàn ngành.</p>",
        "award_rules": "<p>Bình xét công khai, đúng người, đúng việc.</p>",
        "organisation": "<p>Văn phòng Sở theo dõi, đôn đốc.</p>",
        "criteria_total": 100,
        "units": [
            *UnitFactory.create_batch(3, cluster=clusters[0]),
            *UnitFactory.create_batch(2, cluster=clusters[1]),
            UnitFactory(),
        ],
        "tasks": ["Hoàn thành nhiệm vụ chuyên môn", "Chuyển đổi số"],
        "criteria": [("Kết quả chuyên môn", 60), ("Kỷ cương", 40)],
        "milestones": [
            (around_today(-10).first_day, "Lễ phát động", "done"),
            (around_today(5).first_day, "Sơ kết"),
            (around_today(20).first_day, "Tổng kết"),
        ],
        "quotas": [AwardTypeFactory(), AwardTypeFactory(for_collectives=True)],
        "legal_basis": OfficialDocumentFactory.create_batch(2, with_file=True),
        "downloads": [DocumentFactory()],
        "contacts": ["Phòng Thi đua – Khen thưởng"],
        "action_text": "Đơn vị của bạn đã đăng ký chưa?",
        "action_label": "Gửi bản đăng ký",
        "action_url": "https://example.vn/dang-ky",
        "figures": [("Hồ sơ giải quyết đúng hạn", 1204, 1000), ("Buổi tuyên truyền", 48, 60)],
        "results_summary": "<p>Toàn ngành vượt chỉ tiêu.</p>",
        "closed_on": timezone.localdate(),
    }
    return CampaignFactory(parent=parent, **values | fields)


def award_row(name: str = "", **fields: Any) -> Award:
    """A row for a list, of an individual by default; not saved."""
    award_type = fields.pop("award_type", None) or AwardTypeFactory()
    values = {
        "name": name or "Nguyễn Văn An",
        "award_text": award_type.name,
        "award_type": award_type,
        "unit_text": "Văn phòng Sở",
    }
    return Award(**values | fields)


def list_of(roll: HonorRollPage, *rows: Award | str, user: Any = None) -> list[Award]:
    """Lets `rows`, or rows with these names, be the list of the roll's draft; gives them back."""
    award_type = AwardTypeFactory()
    made = [award_row(row, award_type=award_type) if isinstance(row, str) else row for row in rows]
    award_list = edit(roll, user, lambda target: replace_rows(target, made))
    roll.refresh_from_db()
    return list(award_list.awards.order_by("place"))


def public_list(roll: HonorRollPage, *rows: Award | str, user: Any = None) -> list[Award]:
    """As `list_of`, and published."""
    awards = list_of(roll, *rows, user=user)
    publish(roll)
    return awards


def publish(roll: HonorRollPage) -> None:
    """Publishes the latest draft, whoever wrote it."""
    roll.refresh_from_db()
    roll.get_latest_revision().publish()
    roll.refresh_from_db()
