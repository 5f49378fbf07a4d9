"""What the editors' guide tells one to press exists, with that name."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse

from campaigns.factories import (
    AwardTypeFactory,
    CampaignFactory,
    ConsultationFactory,
    HonorRollFactory,
    UnitFactory,
    award_row,
    public_list,
)
from campaigns.models import AwardType, Unit
from news.factories import ArticleFactory
from tests.fixtures import SiteTree
from tests.samples import image

pytestmark = pytest.mark.any_database

GUIDE = Path(settings.PROJECT_DIR) / "docs" / "huong-dan-bien-tap.md"
BOLD = re.compile(r"\*\*(.+?)\*\*")
VARIABLE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|<[^>]+>")
#: Bold words of such sentences that are no buttons: what is stressed, and who does it.
STRESSED = {
    "thừa",
    "tự lên",
    "Người duyệt",
    "Biên tập viên",
    "Cán bộ thi đua – khen thưởng",
}


def sentences() -> list[str]:
    return re.split(r"(?<=[.;:!?])\s+|\n", GUIDE.read_text(encoding="utf-8"))


def bold_words(sentence: str) -> Iterator[str]:
    """Without the words that a paragraph begins with, as in “**Xóa.** Bấm …”."""
    for words in BOLD.findall(re.sub(r"^(- |\d\. |)\*\*[^*]+?[.:]?\*\*[.:]?$", "", sentence)):
        for part in words.split(" → "):
            name = part.removeprefix("⊕ ").strip(" .:")
            if re.search(r"\w", name) and name not in STRESSED and not words.endswith((".", ":")):
                yield name


@pytest.fixture(scope="module")
def catalogue() -> Callable[[str], bool]:
    """Tells whether a text is one of the admin's, its variables filled in."""
    whole: set[str] = set()
    filled: list[re.Pattern[str]] = []
    for file in Path(settings.PROJECT_DIR).glob("**/locale/vi/LC_MESSAGES/*.po"):
        for message in read_po(file.open(encoding="utf-8")):
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            for text in filter(None, texts):
                whole.add(text.strip().casefold())
                fixed = VARIABLE.split(text.strip())
                if len(fixed) > 1 and len("".join(fixed).strip()) >= 4:
                    filled.append(re.compile(".+".join(map(re.escape, fixed)), re.IGNORECASE))

    def knows(name: str) -> bool:
        return name.casefold() in whole or any(text.fullmatch(name) for text in filled)

    return knows


@pytest.mark.any_database
def test_every_button_of_the_guide_is_a_text_of_the_admin(
    catalogue: Callable[[str], bool],
) -> None:
    pressed = {
        name
        for sentence in sentences()
        if re.search(r"\b(bấm|nút)\b", sentence, re.IGNORECASE)
        for name in bold_words(sentence)
    }
    assert len(pressed) > 40
    assert {name for name in pressed if not catalogue(name)} == set()


@pytest.fixture
def screens(site_tree: SiteTree, administrator: AbstractUser) -> list[str]:
    """The screens whose menus “⋯” the guide speaks of."""
    article = ArticleFactory(parent=site_tree.news, body=[image()])
    CampaignFactory(parent=site_tree.campaigns, kind="movement")
    consultation = ConsultationFactory(parent=site_tree.rolls)
    roll = HonorRollFactory(parent=site_tree.rolls)
    paper = AwardTypeFactory()
    public_list(roll, *(award_row(f"Người {n}", award_type=paper) for n in range(3)))
    UnitFactory(name="Sở tư pháp tỉnh", merged_into=UnitFactory(name="Sở Tư pháp"))
    lists = [reverse(model.snippet_viewset.get_url_name("list")) for model in (Unit, AwardType)]
    return [
        reverse("wagtailadmin_explore", args=[site_tree.news.pk]),
        reverse("wagtailadmin_explore", args=[site_tree.campaigns.pk]),
        *(reverse("wagtailadmin_pages:edit", args=[p.pk]) for p in (article, roll, consultation)),
        reverse("award_list:list", args=[roll.pk]),
        *lists,
        *(f"{address}?state=merged" for address in lists),
    ]


def test_every_entry_of_a_menu_that_the_guide_names_stands_on_a_screen(
    screens: list[str], administrator: AbstractUser, client_of: Callable[[AbstractUser], Client]
) -> None:
    client = client_of(administrator)
    entries: set[str] = set()
    for address in screens:
        page = client.get(address)
        assert page.status_code == 200, address
        for found in BeautifulSoup(page.content, "html.parser").select("a, button"):
            entries.add(" ".join(found.get_text(" ").split()))
    named = set(re.findall(r"\*\*⋯\*\*[^*→]*→ \*\*(.+?)\*\*", GUIDE.read_text(encoding="utf-8")))
    assert len(named) > 10
    assert {name.strip(". ") for name in named} - entries == set()
