"""Vietnamese for labels that Wagtail never marks for translation."""

from django.utils.translation import gettext_lazy as _


def translate_unmarked_labels() -> None:
    """Gives the link choosers' and the sign-in form's labels words that catalogues know."""
    from wagtail.admin.forms import choosers
    from wagtail.admin.forms.auth import LoginForm

    labels = {
        "link_text": _("Link text"),
        "email_address": _("E-mail address"),
        "subject": _("Subject line"),
        "body": _("Message"),
        "phone_number": _("Telephone number"),
    }
    for form in (
        choosers.ExternalLinkChooserForm,
        choosers.AnchorLinkChooserForm,
        choosers.EmailLinkChooserForm,
        choosers.PhoneLinkChooserForm,
    ):
        for name, label in labels.items():
            if name in form.base_fields:
                form.base_fields[name].label = label
    LoginForm.base_fields["password"].label = _("Password")
    LoginForm.base_fields["remember"].label = _("Remember me")
