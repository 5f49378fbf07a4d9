"""What the ten people are asked about: each object has words in it that some may not read."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Comment,
    Locale,
    Page,
    PageViewRestriction,
    Site,
    Task,
    UploadedFile,
    Workflow,
    WorkflowState,
)
from wagtail_factories import ImageFactory

from campaigns.factories import (
    AwardTypeFactory,
    CampaignFactory,
    ClusterFactory,
    ConsultationFactory,
    HonorRollFactory,
    UnitFactory,
    list_of,
    public_list,
)
from campaigns.honors.lists.marks import propose, withhold
from campaigns.models import (
    AwardImport,
    AwardMark,
    ConsultationSettings,
    LearnedValue,
    UnitImport,
)
from campaigns.registers.merging import AWARD_TYPE_MERGING, UNIT_MERGING
from home.models import SiteIdentity
from news.bin.actions import put_in_bin
from news.bin.models import BinnedPage
from news.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    DocumentFactory,
    OfficialDocumentFactory,
    TagFactory,
    translate,
)
from portal.self_watch.models import BrokenLink, Finding, Kind, digest_of
from tests.fixtures import SiteTree

from .roles import ADMINISTRATOR, EDITOR, KEEPER, OFFICER, make_people
from .table import SOUGHT


def secret(word: str) -> str:
    """A text that names nothing else, and stays whole in slugs, file names, HTML and JSON."""
    return f"{SOUGHT} zq{word}zq"


@dataclass
class World:
    people: dict[str, AbstractUser]
    #: By kind ("page", "unit", …) and name; values of an address' parameters by their names.
    objects: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)

    def add(self, kind: str, name: str, /, **values: Any) -> None:
        self.objects.setdefault(kind, {})[name] = values


def make_world() -> World:
    tree = SiteTree()
    root = Collection.get_first_root_node()
    english_files = root.add_child(name="Tệp tiếng Anh")
    world = World(make_people(tree, english_files))
    _pages(world, tree)
    _watched(world)
    _parents(world, tree)
    _lists(world, tree)
    _files(world, root)
    _registers(world)
    _imports(world)
    _settings(world)
    return world


def _page(world: World, kind: str, name: str, page: Page) -> None:
    page = Page.objects.get(pk=page.pk)
    state = WorkflowState.objects.filter(object_id=str(page.pk)).first()
    world.add(
        kind,
        name,
        page=page.pk,
        revision_id=page.latest_revision_id or 0,
        destination_id=page.get_parent().pk,
        task_state_id=state.current_task_state_id if state else 1,
        workflow_state_id=state.pk if state else 1,
        task_id=Task.objects.first().pk,
        model=page.cached_content_type.model,
        app=page.cached_content_type.app_label,
    )


def _pages(world: World, tree: SiteTree) -> None:
    administrator = world.people[ADMINISTRATOR]
    shown = ArticleFactory(parent=tree.news, title=f"{SOUGHT} công khai")
    draft = ArticleFactory(parent=tree.news, title=secret("draft"), live=False)
    draft.save_revision(user=administrator, log_action=True)
    comment = Comment(page=draft, user=administrator, text=secret("comment"), contentpath="title")
    comment.position = ""
    comment.save()
    Workflow.objects.first().start(draft, administrator)
    private = ArticleFactory(parent=tree.news, title=secret("private"))
    PageViewRestriction.objects.create(
        page=private, restriction_type="password", password="zqpasswordzq"
    )
    english = ArticleFactory(parent=tree.news_en, title=secret("english"), live=False)
    campaign = CampaignFactory(parent=tree.campaigns, title=secret("campaign"), live=False)
    consultation = ConsultationFactory(
        parent=tree.rolls, title=secret("consultation"), live=False, nominees=[secret("nominee")]
    )
    gone = ArticleFactory(parent=tree.news, title=secret("bin"))
    for name, page in (
        ("shown", shown),
        ("draft", draft),
        ("private", private),
        ("english", english),
        ("binned", gone),
    ):
        page.refresh_from_db()
        _page(world, "page", name, page)
    _page(world, "list page", "consultation", consultation)
    _page(world, "list page", "campaign", campaign)
    put_in_bin(gone, administrator)
    world.add("bin", "binned", pk=BinnedPage.objects.get(page=gone).pk)


def _watched(world: World) -> None:
    """What the site found when it read itself."""
    now = timezone.now()
    for page, word in (("private", "link"), ("english", "englishlink")):
        BrokenLink.objects.create(
            page_id=world.objects["page"][page]["page"],
            target=f"/zq{word}zq/",
            digest=digest_of(word),
            answer="404",
            last_seen=now,
            is_ours=True,
        )
    finding = Finding.objects.create(
        kind=Kind.LINK,
        place="/",
        what=secret("finding"),
        digest=digest_of("finding"),
        last_seen=now,
    )
    world.add("finding", "finding", pk=finding.pk)


def _parents(world: World, tree: SiteTree) -> None:
    for name, page, child in (
        ("news", tree.news, "articlepage"),
        ("english news", tree.news_en, "articlepage"),
        ("rolls", tree.rolls, "honorrollpage"),
        ("campaigns", tree.campaigns, "campaignpage"),
    ):
        app = "news" if child == "articlepage" else "campaigns"
        world.add("parent", name, pk=page.pk, app=app, model=child)


def _lists(world: World, tree: SiteTree) -> None:
    administrator = world.people[ADMINISTRATOR]
    roll = HonorRollFactory(parent=tree.rolls, title=f"{SOUGHT} bảng công khai")
    shown, hidden, other = public_list(
        roll, "Nguyễn Văn An", secret("withheld"), "Lê Văn Cường", user=administrator
    )
    withhold(roll, hidden.key, administrator, secret("reason"))
    propose(
        roll,
        other.key,
        AwardMark.Kind.ANNULLED,
        administrator,
        OfficialDocumentFactory(),
        secret("proposal"),
    )
    roll.refresh_from_db()
    english = translate(roll)
    drafted = HonorRollFactory(parent=tree.rolls, title=secret("roll"), live=False)
    (row,) = list_of(drafted, secret("row"), user=administrator)
    for name, page, award in (
        ("roll", roll, hidden),
        ("english roll", english, hidden),
        ("drafted roll", drafted, row),
    ):
        if page is not drafted:
            _page(world, "page", name, page)
        _page(world, "list page", name, page)
        world.add("list", name, page=page.pk, key=award.key)
        world.add("award", name, pk=award.key)
    world.add("award", "shown", pk=shown.key)
    proposed = AwardMark.objects.get(state=AwardMark.State.PROPOSED)
    world.add("proposal", "proposal", pk=proposed.pk)


def _files(world: World, root: Collection) -> None:
    closed = root.add_child(name=secret("collection"))
    CollectionViewRestriction.objects.create(
        collection=closed, restriction_type="password", password="zqkeyzq"
    )
    document = DocumentFactory(
        title=secret("document"),
        collection=closed,
        file=ContentFile(b"%PDF-1.4 zqcontentzq", "zqfilezq.pdf"),
    )
    image = ImageFactory(title=secret("image"), collection=closed)
    editor = world.people[EDITOR]
    uploads = {}
    for kind, model in (("document", get_document_model()), ("image", get_image_model())):
        uploads[kind] = UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(model),
            file=ContentFile(b"x", "zquploadzq.pdf"),
            uploaded_by_user=editor,
        )
    for kind, file in (("document", document), ("image", image)):
        world.add(
            kind, kind, pk=file.pk, uploaded_file_id=uploads[kind].pk, filter_spec="width-100"
        )
    world.add("collection", "collection", pk=closed.pk)


def _registers(world: World) -> None:
    made = {
        "unit": UnitFactory(name=secret("unit")),
        "cluster": ClusterFactory(name=secret("cluster")),
        "awardtype": AwardTypeFactory(name=secret("awardtype")),
        "author": AuthorFactory(name=secret("author")),
        "category": CategoryFactory(name=secret("category")),
        "officialdocument": OfficialDocumentFactory(abstract=secret("abstract")),
    }
    for merging, factory in ((UNIT_MERGING, UnitFactory), (AWARD_TYPE_MERGING, AwardTypeFactory)):
        double = factory()
        merging.merge(double, factory(), world.people[KEEPER])
        world.add(f"merged {double._meta.model_name}", "double", pk=double.pk)
    tag = TagFactory(name=secret("tag"))
    learned = LearnedValue.objects.create(
        user=world.people[OFFICER],
        field=LearnedValue.Field.UNIT,
        words="bimat",
        text=secret("learned"),
        unit=made["unit"],
    )
    for kind, row in {**made, "learnedvalue": learned}.items():
        world.add(kind, kind, pk=row.pk, app=row._meta.app_label, model=row._meta.model_name)
    world.add("tag", "tag", pk=tag.pk, app="news", model="tag")


def _imports(world: World) -> None:
    """Two lists that were pasted, each by its officer."""
    page_id = world.objects["list page"]["drafted roll"]["page"]
    for kind, role, start, model, cells in (
        ("award import", OFFICER, reverse("award_import:start", args=[page_id]), AwardImport,
         f"Họ và tên\tDanh hiệu\n{secret('import')}\tLao động tiên tiến"),
        ("unit import", KEEPER, reverse("unit_import:start"), UnitImport,
         f"Tên đơn vị\tTên gọi tắt\n{secret('line')}\tMật"),
    ):  # fmt: skip
        client = Client()
        client.force_login(world.people[role])
        client.post(start, {"cells": cells})
        staged = model.objects.get()
        model.objects.update(filename="zqfilenamezq.xlsx")
        world.add(kind, "import", pk=staged.pk, row=staged.rows.get().pk)


def _settings(world: World) -> None:
    hidden = get_user_model().objects.create_user(
        "zquserzq", "zqaddresszq@example.vn", first_name=secret("person")
    )
    key = Authenticator.objects.create(
        user=hidden,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": secret("securitykey"), "credential": {}, "passwordless": False},
    )
    world.add("security key", "of another", pk=key.pk)
    group = Group.objects.create(name=secret("group"))
    redirect = Redirect.objects.create(old_path="/zqredirectzq", redirect_link="/")
    workflow = Workflow.objects.create(name=secret("workflow"))
    task = Task.objects.first()
    alias = Page.objects.get(pk=world.objects["page"]["shown"]["page"]).specific.create_alias(
        update_slug="ban-sao"
    )
    world.add("alias", "alias", pk=alias.pk)
    world.add("user", "user", pk=hidden.pk)
    world.add("group", "group", pk=group.pk)
    world.add("redirect", "redirect", pk=redirect.pk)
    sent = Path(settings.MEDIA_ROOT, "redirects.csv")
    sent.parent.mkdir(exist_ok=True)
    sent.write_text("from,to\n/zqsentzq,/\n")
    sign = Signer().sign
    world.add("sent redirects", "file", import_file_name=sign(sent), input_format=sign("0"))
    world.add("workflow", "workflow", pk=workflow.pk)
    world.add("task", "task", pk=task.pk, app="wagtailcore", model="groupapprovaltask")
    world.add("site", "site", pk=Site.objects.first().pk)
    world.add("guide", "picture", name="screenshots/man-hinh-dau-tien.png")
    identity = SiteIdentity.for_site(Site.objects.get(is_default_site=True))
    world.add("identity", "identity", pk=identity.pk)
    world.add("consultation settings", "settings", pk=ConsultationSettings.load().pk)
    world.add("locale", "locale", pk=Locale.objects.get(language_code="en").pk)
