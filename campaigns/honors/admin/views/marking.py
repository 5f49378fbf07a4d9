"""What happened to an award afterwards: withhold, release, annul, restore; and its story."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.outages.waits import patiently

from ...lists import marks
from ...models.awards import Award
from ...models.marks import AwardMark, AwardStory
from ...permissions import ANNUL, EDIT, WITHHOLD
from ..forms import ProposalForm, ReasonForm, StoryForm
from ..mails import tell_of_proposal
from .rows import RowScreen


class MarkScreen(RowScreen):
    """A mark holds for every version: its award may be public and no longer in the draft."""

    explanation: Any = ""

    @cached_property
    def row(self) -> Award | None:
        rows = Award.objects.filter(list__roll=self.roll.translation_key, key=self.key)
        in_draft = rows.filter(list=self.award_list).first()
        return in_draft or rows.order_by("-list__version").first()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.row is None:
            raise Http404
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(explanation=self.explanation, **kwargs)


class WithholdView(MarkScreen):
    page_title = gettext_lazy("Withhold a recipient")
    submit_label = gettext_lazy("Withhold at once")
    right = WITHHOLD
    is_grave = True
    explanation = gettext_lazy(
        "The recipient disappears at once from every page, search, download and language; readers "
        "are only told how many are withheld. The list itself stays as it is."
    )

    form_class = ReasonForm

    def perform(self, form: ReasonForm) -> None:
        with patiently():
            marks.withhold(self.roll, self.key, self.request.user, form.cleaned_data["reason"])
        self.say(_("The recipient is withheld from now on."))


class ReleaseView(MarkScreen):
    page_title = gettext_lazy("Release a recipient")
    submit_label = gettext_lazy("Release at once")
    right = WITHHOLD
    explanation = gettext_lazy("Readers see the recipient again at once.")

    form_class = ReasonForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"required": False}

    def perform(self, form: ReasonForm) -> None:
        marks.release(self.roll, self.key, self.request.user, form.cleaned_data["reason"])
        self.say(_("The recipient is public again."))


class ProposalScreen(MarkScreen):
    right = ANNUL
    submit_label = gettext_lazy("Propose")
    kind = AwardMark.Kind.ANNULLED
    label: Any = ""
    form_class = ProposalForm

    def get_form_kwargs(self) -> dict[str, Any]:
        own = {"label": self.label, "award": self.row, "decision": self.draft.decision}
        return super().get_form_kwargs() | own

    def perform(self, form: ProposalForm) -> None:
        document, reason = form.cleaned_data["document"], form.cleaned_data["reason"]
        user = self.request.user
        with transaction.atomic():
            mark = marks.propose(self.roll, self.key, self.kind, user, document, reason)
            tell_of_proposal(mark)
        self.say(_("The proposal waits for approval by someone else."))


class AnnulView(ProposalScreen):
    page_title = gettext_lazy("Propose an annulment")
    label = gettext_lazy("The decision that annuls the award")
    explanation = gettext_lazy(
        "Once someone else has approved it, the award stays in the list, struck, beside the "
        "decision that annuls it."
    )


class RestoreView(ProposalScreen):
    page_title = gettext_lazy("Propose a restoration")
    kind = AwardMark.Kind.RESTORED
    label = gettext_lazy("The decision that restores the award")
    explanation = gettext_lazy("Once someone else has approved it, the award holds again.")


class StoryView(MarkScreen):
    page_title = gettext_lazy("Role-model story")
    right = EDIT
    explanation = gettext_lazy(
        "An article that tells about this recipient. The award and the article link to each other."
    )

    form_class = StoryForm
    is_locked = False

    def get_initial(self) -> dict[str, Any]:
        story = AwardStory.objects.filter(award_key=self.key, roll=self.roll.translation_key)
        return {"article": story.values_list("article", flat=True).first()}

    def perform(self, form: StoryForm) -> None:
        if not form.has_changed():
            return
        article = form.cleaned_data["article"]
        marks.link_story(self.roll, self.key, self.request.user, article)
        self.say(_("The story is linked.") if article else _("The award has no story any more."))
