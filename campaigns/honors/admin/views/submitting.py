"""From the finished list to its approval: what is missing, and the submission itself."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import WorkflowState

from ...lists.diff import counts
from ...permissions import EDIT
from ..advice import advice_on_roll
from ..wording import differences
from .base import FormScreen, RollScreen


def way_on(screen: RollScreen) -> dict[str, bool]:
    """Whether the draft waits for somebody's approval, and whether it can be sent for it: then it
    has a list that readers do not see yet. A page that was returned can be sent again.
    """
    roll = screen.roll
    state = roll.current_workflow_state
    is_in_review = state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS
    may_submit = (
        not is_in_review
        and screen.may(EDIT)
        and not screen.lock
        and (not roll.live or roll.has_unpublished_changes)
        and screen.award_list is not None
        and roll.has_workflow
    )
    return {"is_in_review": is_in_review, "may_submit": may_submit}


class SubmitView(FormScreen):
    """Says what would go to the approver; a page that cannot be published is not sent."""

    page_title = gettext_lazy("Submit the roll for approval")
    submit_label = gettext_lazy("Submit for approval")
    template_name = "campaigns/admin/award_list/submit.html"

    def _missing(self) -> list[str]:
        """What stands in the way of publication, field by field."""
        try:
            self.draft.full_clean()
        except ValidationError as error:
            return [
                f"{self._label(name)}: {' '.join(texts)}"
                for name, texts in error.message_dict.items()
            ]
        return []

    def _label(self, name: str) -> str:
        names = {field.name: field for field in self.draft._meta.get_fields()}
        return str(capfirst(getattr(names.get(name), "verbose_name", name)))

    def perform(self, form: Any) -> None:
        if self._missing() or not way_on(self)["may_submit"]:
            raise ValidationError(_("It cannot be submitted as it is."))
        state = self.roll.current_workflow_state
        if state is not None:  # it was returned
            state.resume(user=self.request.user)
        else:
            self.draft.get_workflow().start(self.draft, self.request.user)
        self.say(_("The roll was submitted for approval. Its list is locked until it is decided."))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        public = self.roll.award_list if self.roll.live else None
        return super().get_context_data(
            missing=self._missing(),
            advice=advice_on_roll(self.draft),
            total=self.award_list.awards.count() if self.award_list else 0,
            differs=differences(counts(public, self.award_list)) if public else [],
            **way_on(self),
            **kwargs,
        )
