"""The award shown under an article about its recipient (điển hình tiên tiến)."""

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from news.models import ArticlePage
from news.querysets import ArticleQuerySet, subject_key

from ..models.awards import Award
from ..models.marks import AwardStory
from .embeds import EmbeddedAward, embedded_awards


def with_stories(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Each with `may_be_story`: False where the article is about no recipient."""
    stories = AwardStory.objects.filter(article__translation_key=OuterRef("translation_key"))
    return articles.annotate(may_be_story=Q(alias_of__isnull=False) | Exists(stories))


def honored_in(page: ArticlePage, request: HttpRequest) -> SafeString:
    """The awards of which `page`, or a translation of it, is the story: two queries at most, none
    for an article of `with_stories()` that is no story.
    """
    if not getattr(page, "may_be_story", True):
        return SafeString("")
    boxes = [
        render_to_string(
            "campaigns/includes/award_box.html",
            {"embedded": embedded, "kicker": _("Honored in this story")},
            request,
        )
        for embedded in _awards_of(page)
    ]
    return SafeString("".join(boxes))


def story_notes(article: ArticlePage) -> list[SafeString]:
    """Notes for the article's form; nobody is named whom readers may not see."""
    sentence = _("Tells the story of {recipient}; the award is shown under the text.")
    return [
        format_html(
            sentence,
            recipient=format_html('<a href="{}">{}</a>', embedded.url, embedded.award.full_name),
        )
        for embedded in _awards_of(article)
    ]


def _awards_of(article: ArticlePage) -> list[EmbeddedAward]:
    stories = AwardStory.objects.filter(article__translation_key=subject_key(article))
    awards = Award.objects.filter(key__in=stories.values("award_key"))
    return embedded_awards(awards.order_by("list_id", "place"))
