"""The editors' guide: its screen, its pictures, and the links from fields and blocks to it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from wagtail.models import get_page_models

from news.guide import reading as guide
from news.models import ArticlePage, NewsIndexPage
from tests.reading import soup

Clients = Callable[[AbstractUser], Client]
TEXT = """# Sổ tay

Mở đầu.

<!-- contents -->

**Mục lục:** [Ảnh](#1-ảnh-và-các-tệp)

## 1. Ảnh và “các tệp”

1. Một
   - lồng trong

| a | b |
|---|---|
| 1 | 2 |

![Ảnh mẫu](anh/mau.png)

### Nhỏ hơn

Xem [ảnh](#1-ảnh-và-các-tệp), [mẫu](mau/mau.xlsx), [trang khác](https://example.vn/mau.xlsx).
"""


@pytest.fixture
def handbook(tmp_path: Path, settings: Any) -> Path:
    (tmp_path / "anh").mkdir()
    (tmp_path / "anh" / "mau.png").write_bytes(b"\x89PNG")
    (tmp_path / "anh" / "other.png").write_bytes(b"\x89PNG")
    (tmp_path / "mau").mkdir()
    for name in ("mau.xlsx", "other.xlsx"):
        (tmp_path / "mau" / name).write_bytes(b"PK")
    (tmp_path / "secret.txt").write_text("x")
    path = tmp_path / "guide.md"
    path.write_text(TEXT)
    settings.NEWS_GUIDE = {"FILE": path, "FIELDS": {"cover": "1-ảnh-và-các-tệp"}}
    return path


def test_headings_get_the_anchors_that_the_files_own_links_use() -> None:
    made = guide.render(TEXT, Path("/nowhere"))
    assert made.title == "Sổ tay"
    assert [chapter.anchor for chapter in made.chapters] == ["1-ảnh-và-các-tệp"]
    assert made.chapters[0].title == "Ảnh và “các tệp”"
    assert made.anchors == {"1-ảnh-và-các-tệp", "nhỏ-hơn"}
    assert "Mục lục" not in made.html
    assert "<h1" not in made.html
    assert "<ul>\n<li>lồng trong</li>" in made.html
    assert "<table" in made.html


@pytest.mark.django_db
def test_the_guide_opens_inside_the_admin(
    handbook: Path, editor: AbstractUser, client_of: Clients, client: Client
) -> None:
    page = soup(client_of(editor).get(reverse("news_guide")))
    assert page.find(id="1-ảnh-và-các-tệp").name == "h2"
    assert page.select_one(".vd-guide__contents a")["href"] == "#1-ảnh-và-các-tệp"
    assert "/admin/login/" in client.get(reverse("news_guide")).url


@pytest.mark.django_db
def test_its_pictures_and_samples_are_served_and_nothing_else_beside_it(
    handbook: Path, editor: AbstractUser, client_of: Clients, client: Client
) -> None:
    desk = client_of(editor)
    (picture,) = soup(desk.get(reverse("news_guide"))).select(".vd-guide__text img")
    assert desk.get(picture["src"])["Content-Type"] == "image/png"
    assert "/admin/login/" in client.get(picture["src"]).url
    sample = desk.get(reverse("news_guide_file", args=["mau/mau.xlsx"]))
    assert sample["Content-Disposition"] == 'attachment; filename="mau.xlsx"'
    others = ("guide.md", "secret.txt", "anh/other.png", "mau/other.xlsx", "../secret.txt")
    for name in (*others, "anh/../secret.txt", "https://example.vn/mau.xlsx"):
        assert desk.get(f"/admin/guide/{name}", follow=True).status_code == 404


@pytest.mark.django_db
def test_further_pages_are_shown_with_their_pictures_and_lead_back(
    handbook: Path, editor: AbstractUser, client_of: Clients
) -> None:
    desk = client_of(editor)
    handbook.write_text("# Sổ tay\n\nXem [thêm](them.md#hai).")
    (handbook.parent / "them.md").write_text(
        "# Đọc thêm\n\n## Hai\n\n![](anh/other.png) [Về sổ tay](guide.md#một) [Kín](kin.md)"
    )
    (handbook.parent / "kin.md").write_text("x")
    link = soup(desk.get(reverse("news_guide"))).select_one(".vd-guide__text a")["href"]
    assert link == f"{reverse('news_guide_file', args=['them.md'])}#hai"
    page = soup(desk.get(link))
    assert page.find(id="hai")
    assert "Đọc thêm" in page.find("title").get_text()
    assert page.select_one(".vd-guide__text a")["href"] == f"{reverse('news_guide')}#một"
    assert desk.get(page.select_one(".vd-guide__text img")["src"]).status_code == 200
    assert desk.get(reverse("news_guide_file", args=["kin.md"])).status_code == 404


@pytest.mark.django_db
def test_an_edited_file_is_read_again(
    handbook: Path, editor: AbstractUser, client_of: Clients
) -> None:
    desk = client_of(editor)
    desk.get(reverse("news_guide"))
    handbook.write_text("# Sổ tay\n\nMới sửa.")
    assert "Mới sửa." in desk.get(reverse("news_guide")).text


@pytest.mark.django_db
def test_a_site_without_a_guide_says_nothing_of_one(
    settings: Any, editor: AbstractUser, client_of: Clients, news: NewsIndexPage
) -> None:
    settings.NEWS_GUIDE = {}
    desk = client_of(editor)
    assert desk.get(reverse("news_guide")).status_code == 404
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.pk])
    assert soup(desk.get(address)).find(id="news-guide-links") is None


@pytest.mark.django_db
def test_the_sites_guide_opens_with_all_its_files_and_links(
    editor: AbstractUser, client_of: Clients
) -> None:
    desk = client_of(editor)
    page = soup(desk.get(reverse("news_guide"))).find(class_="vd-guide__text")
    broken = [
        link["href"]
        for link in page.select("a[href^='#']")
        if unquote(link["href"][1:]) not in guide.guide().anchors
    ]
    assert not broken
    assert all(picture["width"] and picture["height"] for picture in page.find_all("img"))
    files = [picture["src"] for picture in page.find_all("img")]
    files += [link["href"] for link in page.select("a:not([href^='#'], [href^='http'])")]
    assert {desk.get(one).status_code for one in files} == {200}
    assert any(one.endswith(".xlsx") for one in files)


@pytest.mark.django_db
def test_the_guide_is_in_the_help_menu_and_on_the_first_screen(
    editor: AbstractUser, client_of: Clients
) -> None:
    text = client_of(editor).get("/admin/").text
    menu = json.loads(soup(client_of(editor).get("/admin/")).find(id="wagtail-sidebar-props").text)
    assert reverse("news_guide") in json.dumps(menu)
    assert "guide.wagtail.org" not in text
    assert "releases.wagtail.io" not in text
    main = soup(client_of(editor).get("/admin/")).find(id="main")
    assert main.find("a", href=reverse("news_guide"))


def test_every_field_and_block_with_a_chapter_exists_and_so_does_the_chapter() -> None:
    conf, found = guide.conf(), guide.guide()
    assert {*conf["FIELDS"].values(), *conf["BLOCKS"].values()} <= found.anchors
    names: set[str] = set()
    blocks: set[str] = set()
    for model in get_page_models():
        form = model.get_edit_handler().get_form_class()
        own = {*form.base_fields, *getattr(form, "formsets", {})}
        names |= own | {f"{model._meta.model_name}.{name}" for name in own}
        for field in model._meta.get_fields():
            blocks |= set(getattr(getattr(field, "stream_block", None), "child_blocks", {}))
    assert set(conf["FIELDS"]) <= names
    assert set(conf["BLOCKS"]) <= blocks


@pytest.mark.django_db
def test_the_form_carries_the_links(
    article: ArticlePage, editor: AbstractUser, client_of: Clients
) -> None:
    page = soup(client_of(editor).get(reverse("wagtailadmin_pages:edit", args=[article.pk])))
    links = json.loads(page.find(id="news-guide-links").text)
    assert links["label"] == "Xem hướng dẫn: %s"
    assert links["fields"]["cover"] == {"address": "/admin/guide/#4-ảnh", "title": "Ảnh"}
    assert next(iter(links["fields"])) == "homepage.body"
