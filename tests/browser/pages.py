"""A site with one page of every kind, and where each is to be found."""

from datetime import date, timedelta

from django.utils import timezone
from wagtail.models import PageViewRestriction

from bench.content.pages import bulk_articles, bulk_subjects
from campaigns.campaign.context import NEWS_PAGE_SIZE
from campaigns.campaign.phases import Phase
from campaigns.factories import (
    CampaignFactory,
    ConsultationFactory,
    HonorRollFactory,
    UnitFactory,
    around_today,
    award_row,
    full_campaign,
    public_list,
)
from campaigns.models import Nominee
from home.factories import ContentPageFactory, menu_item, menu_link
from home.models import SiteIdentity
from news.factories import ArticleFactory, CategoryFactory, moment, publish, translate
from news.models import ArticlePage
from news.paging import PAGE_SIZE
from tests.fixtures import SiteTree
from tests.samples import body_with_every_block, heading, paragraph

#: Kind of page → a script that opens what is folded away on it.
UNFOLD = {
    "index": "for (const menu of document.querySelectorAll('header details')) menu.open = true",
    "campaigns": "document.querySelector('.vd-facets details:last-of-type').open = true",
}


def fill_site(tree: SiteTree, article: ArticlePage) -> dict[str, str]:
    """Adds to the site around `article` what is missing; gives an address for each kind of page.

    Those called "missing …" answer 404, all others 200.
    """
    category = article.categories.get()
    author = article.bylines.exclude(author=None).get().author
    subject = article.subjects.first().page.specific
    subject.body = body_with_every_block(article, tree.news)
    publish(subject)
    ArticleFactory.create_batch(2, parent=tree.news, categories=[category])
    for number in range(PAGE_SIZE):
        # Without a revision: half the time.
        tree.news.add_child(
            instance=ArticlePage(title=f"Tin cũ {number}", published_at=moment(2021, 8, 2))
        )
    CategoryFactory(name="Cải cách hành chính", color="teal", description="Việc hằng ngày.")
    CategoryFactory(name="Trợ giúp pháp lý", color="gold")
    translate(article, title="A campaign is launched")
    behind_login = ContentPageFactory(parent=tree.front, title="Nội bộ", private=True)
    behind_password = ContentPageFactory(parent=tree.front, title="Báo chí")
    PageViewRestriction.objects.create(
        page=behind_password, restriction_type=PageViewRestriction.PASSWORD, password="bao-chi"
    )
    compose_front_page(tree, article, category)
    name_the_body(tree, subject)
    news = tree.news
    return {
        "front": tree.front.url,
        "front in English": tree.front_en.url,
        "index": news.url,
        "index, page 2": f"{news.url}?trang=2",
        "article": article.url,
        "article in English": article.get_translations().get().url,
        "day": news.date_url("day", moment(2021, 8, 4).date()),
        "day without news": news.date_url("day", moment(2021, 8, 3).date()),
        "month": news.date_url("month", moment(2021, 8, 4).date()),
        "year": news.date_url("year", moment(2021, 8, 4).date()),
        "missing day": f"{news.url}2021/02/30/",
        "day field with an error": f"{news.url}?ngay=31/02/2021",
        "category": news.url_of("category", slug=category.slug),
        "tag": news.url_of("tag", slug=article.tags.first().slug),
        "author": news.url_of("author", slug=author.slug),
        "search": tree.search.url,
        "search with hits": f"{tree.search.url}?q=thi+dua",
        "search without hits": f"{tree.search.url}?q=xyzzy",
        "content": subject.url,
        "missing page": "/khong-co-trang-nay/",
        "password": behind_password.url,
        "login": behind_login.url,
        **fill_campaigns(tree),
    }


def fill_campaigns(tree: SiteTree) -> dict[str, str]:
    """A movement with everything over a drive with everything, their roll, a campaign with little.

    Adds them to the site; gives an address for each kind of their pages.
    """
    movement = full_campaign(
        tree.campaigns,
        title="Tư pháp Sông Đà nói thẳng, làm nhanh",
        kind="movement",
        body=[heading("Cách chấm điểm"), paragraph("<p>Mỗi tháng một lần.</p>")],
    )
    milestones = [
        (around_today(-10).first_day, "Lễ phát động", "done"),
        (around_today(-3).first_day, "Tập huấn", "postponed"),
        (around_today(9).first_day, "Sơ kết"),
        (around_today(14).first_day, "Hội thao", "cancelled"),
        (around_today(40).first_day, "Tổng kết"),
    ]
    drive = full_campaign(movement, scope="cluster", milestones=milestones)
    ended = CampaignFactory(parent=movement, title="Đợt thi đua đầu năm", ended=True, units=[])
    little = CampaignFactory(parent=tree.campaigns, title="Viết về người tốt", upcoming=True)
    roll = HonorRollFactory(
        parent=tree.rolls,
        title="Bảng vàng đợt thi đua đầu năm",
        occasion="Sơ kết sáu tháng",
        lead="Năm tập thể, mười hai cá nhân.",
        body=[paragraph("<p>Danh sách niêm yết tại trụ sở.</p>")],
        campaigns=[movement, ended],
    )
    awards = public_list(
        roll,
        award_row("Phòng Bổ trợ tư pháp", kind="collective", unit=UnitFactory(), unit_text=""),
        award_row("Vừ A Lềnh", honorific="Ông", position="Chuyên viên", unit=UnitFactory()),
    )
    HonorRollFactory(parent=tree.rolls, decision__signed_on=date(2020, 12, 1))
    ArticleFactory.create_batch(2, parent=tree.news, subjects=[drive, roll], illustrated=True)
    bulk_subjects(bulk_articles(tree.news, NEWS_PAGE_SIZE), drive)
    consultation = ConsultationFactory(
        parent=tree.rolls,
        council="Hội đồng Thi đua – Khen thưởng",
        lead="Mời mọi người góp ý.",
        how_to_comment="<p>Gửi thư về Văn phòng.</p>",
        contact="0212 385 0000",
        nominees=["Vừ A Lềnh", Nominee(kind="collective", name="Phòng Bổ trợ", award_text="Cờ")],
    )
    closed = ConsultationFactory(parent=tree.rolls, closed=True, became=roll)
    english = translate(movement, title="Justice of Song Da, straight and swift")
    running = f"{tree.campaigns.url}?giai_doan={Phase.RUNNING}"
    return {
        "movement": movement.url,
        "campaign": drive.url,
        "campaign with little": little.url,
        "campaign in English": english.url,
        "campaigns": tree.campaigns.url,
        "campaigns, filtered": f"{running}&pham_vi=cluster",
        "campaigns, none found": f"{running}&nam=2019",
        "rolls": tree.rolls.url,
        "rolls, none yet": tree.rolls_en.url,
        "roll": roll.url,
        "award": tree.rolls.url_of("award", key=awards[0].key),
        "award search": tree.rolls.url_of("search"),
        "award search by name": f"{tree.rolls.url_of('search')}?q=lenh&xep=ten&loai=individual",
        "award search without hits": f"{tree.rolls.url_of('search')}?q=xyzzy&nam=2019",
        "consultation": consultation.url,
        "consultation in English": translate(consultation, title="Comments").url,
        "consultation, closed": closed.url,
    }


def compose_front_page(tree: SiteTree, article: ArticlePage, category: object) -> None:
    until = timezone.localdate() + timedelta(days=3)
    target = {"page": tree.search, "url": ""}
    notice = {"text": "Lịch tiếp công dân tháng này", "until": until, **target}
    link = {"label": "Tra cứu hồ sơ", "text": "Xem đến đâu", "icon": "search", **target}
    tree.front.body = [
        ("lead_story", {"article": article}),
        ("notices", {"title": "Thông báo", "items": [notice, {**notice, "page": None}]}),
        ("latest", {"title": "", "count": 4}),
        ("category_rail", {"category": category, "count": 4}),
        ("quick_links", {"title": "Việc thường làm", "links": [link, {**link, "icon": "phone"}]}),
    ]
    publish(tree.front)


def name_the_body(tree: SiteTree, subject: ArticlePage) -> None:
    """Fills header and footer; the second and the third menu entry have others under them."""
    identity = SiteIdentity.for_site(tree.site)
    identity.parent_body, identity.name = "Ủy ban nhân dân tỉnh Sông Đà", "Sở Tư pháp"
    identity.tagline, identity.address = "Gần dân, đúng hẹn", "Số 12 đường Tô Hiệu"
    identity.phone, identity.email = "0212 385 0000", "lien-he@example.vn"
    identity.working_hours, identity.responsible = "Thứ Hai đến thứ Sáu", "Bà Lò Thị Hoa"
    children = [menu_link("Cơ cấu", page=subject), menu_link("Liên hệ", url="/lien-he/")]
    identity.navigation = [
        menu_item("Tin tức", page=tree.news, label_en="News"),
        menu_item("Giới thiệu", page=subject, label_en="About", children=children),
        menu_item("Dịch vụ công", children=children),
    ]
    identity.footer_links = [("link", menu_link("Sơ đồ trang", url="/sitemap.xml"))]
    identity.save()
