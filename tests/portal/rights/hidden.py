"""Pages of every kind that are kept from readers in every way, and public ones that name them.

What is kept has words in it that stand nowhere else: "zqloginarticlezq" in the article for those
who sign in, "zqloginfilezq" in the files that it shows. Slugs have none: an editor who writes a
link tells the address, and a page of an address that is not there repeats it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.models import AbstractUser, Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Collection, Page, PageViewRestriction
from wagtail_factories import ImageFactory

from campaigns.factories import (
    CampaignFactory,
    ConsultationFactory,
    HonorRollFactory,
    award_row,
    public_list,
)
from campaigns.honors.lists.marks import withhold
from news.bin.actions import put_in_bin
from news.factories import (
    ArticleFactory,
    AuthorFactory,
    DocumentFactory,
    OfficialDocumentFactory,
)
from portal.management.commands.setup_site import OFFICERS
from tests.fixtures import SiteTree
from tests.samples import attachments, call_to_action, card, paragraph

from .roles import ADMINISTRATOR, ANONYMOUS, LETTERS, OFFICER, ROLES, make_people
from .table import ALL_PAGES

#: A visitor who has typed the password of those pages.
KNOWS_PASSWORD = "visitor with the password"
READERS = (KNOWS_PASSWORD, *reversed(ROLES))
#: How a page is kept → who reads it at its public address.
KEPT = {
    "login": {*ROLES} - {ANONYMOUS},
    "group": {OFFICER, ADMINISTRATOR},
    "password": {KNOWS_PASSWORD},
    "below": {KNOWS_PASSWORD},
    "draft": set(),
    "over": set(),
    "bin": set(),
    "marked": set(),
}
#: May edit the pages with the files, and so have these as well; but for pages in the bin. The
#: files are in a collection that none of them may choose from.
EDITING = {LETTERS[letter] for letter in ALL_PAGES}


@dataclass
class Hidden:
    people: dict[str, AbstractUser] = field(default_factory=dict)
    #: All that is kept: asked for at its own address, too.
    pages: list[Page] = field(default_factory=list)
    #: How they are kept → their addresses.
    files: dict[str, list[str]] = field(default_factory=dict)
    awards: list[str] = field(default_factory=list)
    restrictions: list[int] = field(default_factory=list)

    def may_read(self, role: str, word: str, address: str) -> bool:
        """Whether `role` may read "zq<word>zq" at this public address."""
        how = next(how for how in KEPT if word.startswith(how))
        if how == "over" and "/over-" in address:
            # Until the next run of what is due, which takes it away; nothing names it any more.
            return True
        if word.endswith("file"):
            return self.may_have(role, how)
        return role in KEPT[how]

    def may_have(self, role: str, how: str) -> bool:
        """Whether `role` may have the files of pages that are kept so."""
        if how == "bin":
            return role == ADMINISTRATOR
        return role in KEPT[how] or role in EDITING


def make_hidden() -> Hidden:
    tree, hidden = SiteTree(), Hidden()
    hidden.people = make_people(tree, Collection.get_first_root_node().add_child(name="Tệp"))
    for how, keep in _ways(tree, hidden).items():
        pages = _pages(hidden, how, tree)
        for page in pages:
            keep(page)
        hidden.pages += pages
    _below(hidden, tree)
    _marked(hidden, tree)
    _name_them(hidden, tree)
    return hidden


def _ways(tree: SiteTree, hidden: Hidden) -> dict[str, Callable[[Page], None]]:
    officers = Group.objects.get(name=OFFICERS)

    def restrict(page: Page, kind: str) -> PageViewRestriction:
        return PageViewRestriction.objects.create(
            page=page, restriction_type=kind, password="zqpasswordzq"
        )

    def ask_password(page: Page) -> None:
        hidden.restrictions.append(restrict(page, "password").pk)

    def end(page: Page) -> None:
        page.expire_at = timezone.now() - timedelta(hours=1)
        page.save_revision().publish()

    return {
        "login": lambda page: restrict(page, "login"),
        "group": lambda page: restrict(page, "groups").groups.add(officers),
        "password": ask_password,
        "draft": lambda page: page.unpublish(),
        "over": end,
        "bin": lambda page: put_in_bin(page, hidden.people[ADMINISTRATOR]),
    }  # type: ignore[dict-item]


def _word(how: str, what: str) -> str:
    return f"Bimat zq{how}{what}zq"


def _pages(hidden: Hidden, how: str, tree: SiteTree) -> list[Page]:
    image = ImageFactory(title=_word(how, "article"))
    word = f"zq{how}filezq"
    content = ContentFile(f"%PDF-1.4 {word}".encode(), f"{how}-tep.pdf")
    document = DocumentFactory(title=_word(how, "article"), file=content)
    hidden.files[how] = [document.url, image.file.url, image.get_rendition("width-100").url]
    article = ArticleFactory(
        parent=tree.news,
        title=_word(how, "article"),
        slug=f"{how}-tin",
        cover=image,
        cover_alt=_word(how, "article"),
        body=[paragraph(f"<p>{_word(how, 'article')}</p>"), attachments(document)],
        tags=[_word(how, "article")],
        bylines=[AuthorFactory(name=_word(how, "article"))],
    )
    campaign = CampaignFactory(
        parent=tree.campaigns,
        title=_word(how, "campaign"),
        slug=f"{how}-phong-trao",
        tasks=[_word(how, "campaign")],
        milestones=[("15/07/2021", _word(how, "campaign"))],
        contacts=[_word(how, "campaign")],
    )
    decision = OfficialDocumentFactory(abstract=_word(how, "roll"))
    roll = HonorRollFactory(
        parent=tree.rolls,
        title=_word(how, "roll"),
        slug=f"{how}-bang",
        decision=decision,
        campaigns=[campaign],
    )
    (award,) = public_list(roll, award_row(_word(how, "roll")))
    hidden.awards.append(award.key)
    consultation = ConsultationFactory(
        parent=tree.rolls,
        title=_word(how, "consultation"),
        slug=f"{how}-lay-y-kien",
        nominees=[_word(how, "consultation")],
    )
    return [article, campaign, roll, consultation]


def _below(hidden: Hidden, tree: SiteTree) -> None:
    """A campaign below one that asks for a password."""
    movement = CampaignFactory(
        parent=tree.campaigns, title=_word("below", "movement"), slug="tren", movement=True
    )
    closed = PageViewRestriction.objects.create(
        page=movement, restriction_type="password", password="zqpasswordzq"
    )
    hidden.restrictions.append(closed.pk)
    below = CampaignFactory(parent=movement, title=_word("below", "campaign"), slug="duoi")
    hidden.pages += [movement, below]


def _marked(hidden: Hidden, tree: SiteTree) -> None:
    """One name of a public list that is withheld."""
    roll = HonorRollFactory(parent=tree.rolls, title="Bảng công khai")
    award, _other = public_list(
        roll, award_row(_word("marked", "name")), award_row("Bimat Nguyễn Văn An")
    )
    withhold(roll, award.key, hidden.people[ADMINISTRATOR], _word("marked", "reason"))
    hidden.awards.append(award.key)


def _name_them(hidden: Hidden, tree: SiteTree) -> None:
    """Public pages that show, cite and lead to those that are kept."""
    kinds = {kind: [p for p in hidden.pages if p.specific_class.__name__ == kind] for kind in (
        "ArticlePage", "CampaignPage", "HonorRollPage", "ConsultationPage")}  # fmt: skip
    links = "".join(f'<a linktype="page" id="{page.pk}">Xem</a> ' for page in hidden.pages)
    body = [paragraph(f"<p>{links}</p>"), *(card(page) for page in kinds["ArticlePage"])]
    body += [call_to_action("Xem", page=page) for page in hidden.pages]
    ArticleFactory(
        parent=tree.news,
        title="Bimat công khai",
        body=body,
        picks=kinds["ArticlePage"],
        subjects=kinds["CampaignPage"],
    )
    HonorRollFactory(parent=tree.rolls, title="Bimat bảng", campaigns=kinds["CampaignPage"])
    CampaignFactory(parent=tree.campaigns, title="Bimat phong trào")
