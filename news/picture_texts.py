"""The texts beside a chosen image, in forms: they were written for that image alone."""

from django.utils.translation import gettext_lazy as _

#: Attributes for the element around one image chooser and the fields about its image. Where
#: another image is chosen, all these fields are emptied, and a button brings the texts back.
EMPTIED_WITH_THE_PICTURE = {
    "data-controller": "vd-picture-texts",
    "data-action": "change->vd-picture-texts#changed",
    "data-vd-picture-texts-note-value": _(
        "The texts written for the former picture were taken out."
    ),
    "data-vd-picture-texts-undo-value": _("Use them for this picture, too"),
}
