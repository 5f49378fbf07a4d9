"""`manage.py setup_campaigns`: indexes of campaigns and rolls, the catalogue, officers, rights."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import pgettext_lazy

from news.setup.command import SetupCommand
from news.setup.groups import (
    EDITORS,
    EDITORS_MAY,
    MODERATORS,
    MODERATORS_MAY,
    open_models,
    role,
    untouched,
)
from news.setup.pages import add_indexes, indexes

from ...models import CampaignIndexPage, ConsultationSettings, HonorRollIndexPage
from ...registers.catalogue import load_catalogue
from ...setup import REGISTERS, add_officers, award_rights_are_given, let_approve

CAMPAIGNS = pgettext_lazy("title of the campaign index", "Campaigns")
ROLLS = pgettext_lazy("title of the index of honor rolls", "Honor rolls")


class Command(SetupCommand):
    help = """\
Makes what a site needs for campaigns and honor rolls; run `setup_news` first. It
may be run as often as you like: what is there stays as it is, also what an
administrator changed or took away.

  pages      an index of campaigns and one of honor rolls below the front page of
             each language of the content, unless they stand below it
  catalogue  the awards of Vietnamese law, as far as this site never had them
  groups     editors and moderators as in `setup_news`, and officers of awards
  rights     over units, clusters and award types: editors and officers add and
             change, moderators delete, too; officers edit award lists, withhold
             awards and propose annulments, moderators approve these

Options name other groups, another site, or leave the pages or the catalogue out."""

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--officers",
            default="",
            metavar="NAME",
            help="what the group of officers is called, in place of its usual name",
        )
        parser.add_argument(
            "--no-catalogue", action="store_true", help="begin with an empty list of award types"
        )

    def set_up(self, options: dict[str, Any]) -> None:
        if not options["no_pages"]:
            self.tell_pages(add_indexes(CampaignIndexPage, CAMPAIGNS, self.fronts))
            self.tell_pages(add_indexes(HonorRollIndexPage, ROLLS, self.fronts))
        self._rights(options["editors"], options["moderators"], options["officers"])
        if not options["no_catalogue"] and (added := load_catalogue()):
            self.tell(f"{len(added)} award types")

    def _rights(self, editors: str, moderators: str, officers: str) -> None:
        rolls = indexes(HonorRollIndexPage, self.fronts)
        pages = [*indexes(CampaignIndexPage, self.fronts), *rolls]
        registers, settings = untouched(REGISTERS), untouched((ConsultationSettings,))
        are_given = award_rights_are_given()
        if are_given and not registers and not settings:
            return
        own = role(EDITORS, editors, pages)
        approving = role(MODERATORS, moderators, pages)
        open_models(own, registers, EDITORS_MAY)
        open_models(approving, registers, MODERATORS_MAY)
        open_models(approving, settings, ("change",))
        groups = [own, approving]
        if not are_given:
            let_approve(approving)
            groups.append(add_officers(officers, rolls, like=own))
        for group in groups:
            self.tell_rights(group)
