"""A process of a site that is backed up: told what to do by its arguments.

fill            makes content, prints the addresses of it
visit FILE      reads FILE's admin addresses and every public page; prints what they say
do FILE         runs FILE's commands one after the other; prints code and output of each
write FOLDER    goes on writing until FOLDER/stop is there; FOLDER/written counts
"""

import importlib.util
import io
import json
import re
import sys
import time
from collections import deque
from hashlib import sha256
from pathlib import Path
from typing import Any

import django
from django.core.files.base import ContentFile
from django.test import Client
from django.test.utils import setup_test_environment

ROOT = Path(__file__).resolve().parents[3]


def _tool(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fill() -> None:
    from django.urls import reverse
    from wagtail.models import Page

    from campaigns.models import CampaignIndexPage, HonorRollIndexPage
    from news.factories import ArticleFactory, moment
    from news.models import NewsIndexPage
    from news.pictures import prepare_pictures

    pages = _tool("make_former_release").fill()
    article = ArticleFactory(
        parent=NewsIndexPage.objects.get(locale__language_code="vi"),
        title="Ảnh và tệp",
        published_at=moment(2021, 6, 1),
        cover=_image("bia"),
        attachments=[_document("van-ban")],
    )
    prepare_pictures.call([page.pk for page in Page.objects.all()])
    admin = [*pages["admin"], reverse("wagtailadmin_pages:edit", args=[article.pk])]
    admin += map(
        reverse,
        (
            "wagtailusers_groups:index",
            "wagtailsites:index",
            "wagtailredirects:index",
            "wagtailadmin_collections:index",
            "wagtailsnippets_news_category:list",
            "wagtailsnippets_news_officialdocument:list",
            "wagtailsnippets_campaigns_cluster:list",
        ),
    )
    # Where nothing is told of what somebody writes elsewhere meanwhile.
    for model in (CampaignIndexPage, HonorRollIndexPage):
        pk = model.objects.get(locale__language_code="vi").pk
        admin += [reverse(f"wagtailadmin_{name}", args=[pk]) for name in ("explore", "pages:edit")]
    print(json.dumps({"user": pages["user"], "admin": admin}))


def visit(told: dict[str, Any]) -> None:
    from django.contrib.auth import get_user_model

    tool = _tool("crawl")
    client, said = Client(raise_request_exception=False), {}
    starts = (*tool.STARTS, "/tim-kiem/?q=le an", "/tim-kiem/?q=thi dua", "/en/search/?q=drive")
    waiting, seen = deque(starts), set(starts)
    while waiting:
        path = waiting.popleft()
        said[path], links = _said(client, path)
        for link in links:
            # Files, too: pictures and attachments.
            target = link if link.startswith("/media/") else tool.local(path, link)
            if target and target not in seen:
                seen.add(target)
                waiting.append(target)
    client.force_login(get_user_model().objects.get(username=told["user"]))
    for path in told["admin"]:
        said[path], _links = _said(client, path)
    print(json.dumps(said))


#: Tokens, moments of asking, numbers of sessions; keys that the editor
#: gives paragraphs and empty blocks each time.
CHANGING = re.compile(
    r'(csrfmiddlewaretoken" value=|CSRF_TOKEN": |editing-sessions/'
    r"|DTSTAMP:|lastBuildDate>|\"made_at\": )[^\s<>]+"
    r'|(key\\*(?:&quot;|"): \\*(?:&quot;|"))[a-z0-9]{5}\b'
    r"|(null}, &quot;id&quot;: &quot;)[0-9a-f-]{36}"
    r"|Vừa xong|\d+\s(?:giây|phút|giờ)\strước"
)


def _said(client: Client, path: str) -> tuple[str, list[str]]:
    response = client.get(path)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    kind = response.headers.get("Content-Type", "")
    if "openxml" in kind:  # a workbook holds the time of day
        return f"{response.status_code} {len(body) > 0}", []
    if kind.startswith("text/") or "json" in kind or "xml" in kind:
        text = CHANGING.sub(r"\1\2\3…", body.decode())
        links = re.findall(r"""\b(?:href|src)=["']([^"'#]+)|<loc>([^<]+)<""", text)
        # Blank lines: the HTML of pictures has others when it is kept than while it is made.
        lines = [line for line in text.splitlines() if line.strip()]
        return "\n".join([str(response.status_code), *lines]), [a or b for a, b in links]
    location = response.headers.get("Location", "")
    return f"{response.status_code} {location} {sha256(body).hexdigest()}", [location]


def write(folder: Path) -> None:
    """Drafts with a picture and a document each, and an author that names them: all or nothing."""
    from django.db import transaction

    from news.factories import ArticleFactory, AuthorFactory
    from news.models import NewsIndexPage

    parent = NewsIndexPage.objects.get(locale__language_code="vi")
    number = 0
    while not (folder / "stop").exists():
        number += 1
        with transaction.atomic():
            name = f"Viết thêm {number}"
            ArticleFactory(
                parent=parent,
                title=name,
                live=False,
                cover=_image(f"anh-{number}"),
                attachments=[_document(f"tep-{number}")],
            )
            AuthorFactory(name=name)
        (folder / "written").write_text(str(number))
        time.sleep(0.2)


def do(commands: list[list[str]]) -> None:
    """As many processes would, each of which takes two seconds to begin."""
    from django.core.management import CommandError, call_command

    told = []
    for command in commands:
        written = io.StringIO()
        try:
            call_command(*command, stdout=written, stderr=written)
            told.append((0, written.getvalue()))
        except CommandError as error:
            told.append((error.returncode, str(error)))
    print(json.dumps(told))


def _image(name: str) -> Any:
    from PIL import Image
    from wagtail.images import get_image_model

    made = io.BytesIO()
    Image.effect_noise((400, 300), 50).convert("RGB").save(made, "JPEG")
    file = ContentFile(made.getvalue(), name=f"{name}.jpg")
    return get_image_model().objects.create(title=name, file=file)


def _document(name: str) -> Any:
    from wagtail.documents import get_document_model

    file = ContentFile(f"{name} {time.time()}".encode(), name=f"{name}.txt")
    return get_document_model().objects.create(title=name, file=file)


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    django.setup()
    setup_test_environment()
    what, *rest = sys.argv[1:]
    if what == "fill":
        fill()
    elif what == "do":
        do(json.loads(Path(rest[0]).read_text()))
    elif what == "visit":
        visit(json.loads(Path(rest[0]).read_text()))
    else:
        write(Path(rest[0]))
