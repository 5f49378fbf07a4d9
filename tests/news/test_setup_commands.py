"""`manage.py setup_news` and `setup_campaigns`: what a host gets, once and without being asked."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command, load_command_class
from django.core.management.base import CommandError
from django.test import Client
from wagtail.models import Locale, Page, Site, Workflow

from campaigns.honors.permissions import ALL
from campaigns.models import AwardType, BroughtAwardType, CampaignIndexPage, HonorRollIndexPage
from home.models import ContentPage, HomePage
from news.models import Author, NewsIndexPage
from news.setup.groups import rights_over

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

COMMANDS = ("setup_news", "setup_campaigns")
INDEXES = (NewsIndexPage, CampaignIndexPage, HonorRollIndexPage)


def run(command: str, *options: str) -> list[str]:
    out = StringIO()
    call_command(command, *options, stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture
def bare(site_tree: Any) -> Site:
    """The site as a host has it before the commands: Wagtail's groups, one page in one language."""
    Page.objects.filter(depth__gt=2).delete()
    Page.objects.filter(depth=2).exclude(pk=site_tree.front.pk).delete()
    Group.objects.all().delete()
    Workflow.objects.all().delete()
    AwardType.objects.all().delete()
    BroughtAwardType.objects.all().delete()
    for name in ("Editors", "Moderators"):
        Group.objects.create(name=name)
    return Site.objects.get()


def names() -> set[str]:
    return set(Group.objects.values_list("name", flat=True))


def test_a_bare_site_gets_what_readers_and_editors_need(bare: Site, client: Client) -> None:
    lines = [line for command in COMMANDS for line in run(command)]
    for model in INDEXES:
        index = model.objects.get()
        assert index.live
        assert index.get_parent().pk == bare.root_page_id
        assert client.get(index.url).status_code == 200
        assert any(index.title in line for line in lines)
    assert names() == {"Biên tập viên", "Người duyệt", "Cán bộ thi đua – khen thưởng"}
    moderators = Group.objects.get(name="Người duyệt")
    codenames = set(moderators.permissions.values_list("codename", flat=True))
    assert {right.split(".")[1] for right in ALL} <= codenames
    assert "delete_author" in codenames
    assert Workflow.objects.get().tasks.get().specific.groups.get() == moderators
    assert AwardType.objects.count() == BroughtAwardType.objects.count() > 40


def test_a_second_run_says_that_everything_is_there(bare: Site) -> None:
    for command in COMMANDS:
        run(command)
    for command in COMMANDS:
        last = run(command)[-1]
        assert "Tiếng Anh" in last or "everything is there" in last
        assert not any("rights" in line for line in run(command))


@pytest.mark.parametrize("command", COMMANDS)
def test_pages_and_names_follow_the_language_of_the_site(
    bare: Site, settings: Any, command: str
) -> None:
    settings.LANGUAGE_CODE = "en"
    Locale.objects.filter(language_code="en").delete()
    Locale.objects.update(language_code="en")
    run(command)
    assert names() <= {"Editors", "Moderators", "Honors officers"}
    titles = {index.title for model in INDEXES for index in model.objects.all()}
    assert titles <= {"News", "Campaigns", "Honor rolls"}
    assert titles


def test_a_page_that_has_the_address_already_keeps_it(bare: Site) -> None:
    front = HomePage.objects.get()
    front.add_child(instance=Page(title="Tin cũ", slug="tin-tuc"))
    run("setup_news")
    assert NewsIndexPage.objects.get().slug == "tin-tuc-1"


def test_an_index_that_stands_deeper_is_enough(bare: Site) -> None:
    front = HomePage.objects.get()
    section = front.add_child(instance=Page(title="Sở", slug="so"))
    section.add_child(instance=NewsIndexPage(title="Bản tin", slug="ban-tin"))
    run("setup_news")
    assert NewsIndexPage.objects.get().title == "Bản tin"


def test_each_language_that_has_a_front_page_gets_an_index_of_its_own(bare: Site) -> None:
    assert any("front page first" in line for line in run("setup_news"))
    front = HomePage.objects.get()
    english = front.copy_for_translation(Locale.objects.get(language_code="en"))
    english.save_revision().publish()
    run("setup_news")
    titles = NewsIndexPage.objects.order_by("pk").values_list("title", "translation_key")
    assert [title for title, _key in titles] == ["Tin tức", "News"]
    assert len({key for _title, key in titles}) == 1


def test_a_front_page_that_takes_no_index_is_named_and_nothing_is_half_done(bare: Site) -> None:
    closed = HomePage.objects.get().add_child(instance=ContentPage(title="Sở", slug="so"))
    bare.root_page = closed
    bare.save()
    with pytest.raises(CommandError, match=r"subpage_types of ContentPage .*news\.NewsIndexPage"):
        run("setup_news")
    assert names() == {"Editors", "Moderators"}
    run("setup_news", "--no-pages")
    assert "Người duyệt" in names()


def test_groups_that_the_site_has_are_used_under_the_names_they_have(bare: Site) -> None:
    Group.objects.create(name="Redaktion")
    given = ["--editors=Redaktion", "--moderators=Moderators"]
    run("setup_news", *given)
    run("setup_campaigns", *given, "--officers=Redaktion")
    assert names() == {"Redaktion", "Editors", "Moderators"}
    assert Group.objects.get(name="Redaktion").permissions.filter(codename="add_unit").exists()


def test_new_groups_reach_the_admin_and_the_new_pages_alone(bare: Site) -> None:
    Group.objects.all().delete()
    run("setup_news")
    group = Group.objects.get(name="Biên tập viên")
    assert group.permissions.filter(codename="access_admin").exists()
    pages = {row.page_id for row in group.page_permissions.all()}
    assert pages == {NewsIndexPage.objects.get().pk}
    assert group.collection_permissions.count() == 4


def test_rights_that_an_administrator_took_away_stay_away(bare: Site) -> None:
    run("setup_news")
    group = Group.objects.get(name="Biên tập viên")
    group.permissions.remove(*rights_over(Author))
    group.name = "Phóng viên"
    group.save()
    run("setup_news")
    assert not group.permissions.filter(codename="add_author").exists()
    assert "Biên tập viên" not in names()


def test_a_site_that_is_not_there_is_named(bare: Site) -> None:
    with pytest.raises(CommandError, match=r'host name "nowhere\.vn"'):
        run("setup_news", "--site=nowhere.vn")


@pytest.mark.parametrize(
    ("app", "command", "words"),
    [
        ("news", "setup_news", ["pages", "groups", "workflow", "--no-pages", "--editors"]),
        ("campaigns", "setup_campaigns", ["catalogue", "officers", "--officers"]),
    ],
)
def test_help_says_what_is_made(app: str, command: str, words: list[str]) -> None:
    text = load_command_class(app, command).create_parser("manage.py", command).format_help()
    for word in words:
        assert word in text
    assert max(len(line) for line in text.splitlines()) <= 100
