"""`manage.py setup_news`: an index of news, groups and their rights, a workflow."""

from typing import Any

from django.utils.translation import pgettext_lazy

from ...models import Author, Category, NewsIndexPage, OfficialDocument, Tag
from ...setup.command import SetupCommand
from ...setup.groups import (
    EDITORS,
    EDITORS_MAY,
    MODERATORS,
    MODERATORS_MAY,
    add_workflow,
    let_translate,
    name_workflow,
    open_models,
    role,
    untouched,
)
from ...setup.pages import add_indexes, indexes

TITLE = pgettext_lazy("title of the news index", "News")
REGISTERS = (Author, Category, OfficialDocument, Tag)


class Command(SetupCommand):
    help = """\
Makes what a site needs for news. It may be run as often as you like: what is
there stays as it is, also what an administrator changed or took away.

  pages     a news index below the front page of each language of the content,
            unless one stands below it
  groups    editors and moderators: Wagtail's own, under their names in the
            language of the site (LANGUAGE_CODE), or new ones
  rights    over authors, categories, documents and tags: editors add and
            change, moderators delete, too
  workflow  moderators approve: Wagtail's own, or a new one where a site has none

Options name other groups, another site, or leave the pages out."""

    def set_up(self, options: dict[str, Any]) -> None:
        if not options["no_pages"]:
            self.tell_pages(add_indexes(NewsIndexPage, TITLE, self.fronts))
        pages = indexes(NewsIndexPage, self.fronts)
        name_workflow()
        if closed := untouched(REGISTERS):
            own = role(EDITORS, options["editors"], pages)
            approving = role(MODERATORS, options["moderators"], pages)
            open_models(own, closed, EDITORS_MAY)
            open_models(approving, closed, MODERATORS_MAY)
            let_translate((own, approving))
            for group in (own, approving):
                self.tell_rights(group)
            if workflow := add_workflow(approving, pages):
                self.tell(f'workflow "{workflow.name}"')
