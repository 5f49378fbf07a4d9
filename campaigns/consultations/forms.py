"""The consultation's form: a translation changes no dates and no nominees."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.slugs import SlugCheckingForm

MAX_NOMINEES = 300
SHARED_FIELDS = ("opens_on", "closes_on", "became")
TOO_MANY = gettext_lazy("At most %(limit)d nominees fit on one page. Make a second consultation.")


class ConsultationForm(SlugCheckingForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if nominees := self.formsets.get("nominees"):
            nominees.error_messages["too_many_forms"] = TOO_MANY % {"limit": MAX_NOMINEES}
        source = self.instance.source
        if source.pk != self.instance.pk:
            self._lock_shared_fields(source)

    def _lock_shared_fields(self, source: Any) -> None:
        """Shows the values of `source`, the page where they can be changed."""
        note = _("As on “%(title)s”; change it there.") % {"title": source.title}
        for name in SHARED_FIELDS:
            if name in self.fields:
                self.initial[name] = getattr(source, name)
                self.fields[name].disabled = True
                self.fields[name].help_text = note
        if nominees := self.formsets.get("nominees"):
            nominees.max_num = 0
            text = _("Nominees are named on “%(title)s”.") % {"title": source.title}
            # The formset puts its number into the message.
            nominees.error_messages["too_many_forms"] = text.replace("%", "%%")
