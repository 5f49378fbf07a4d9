"""Who publishes this site, its menus and its footer: one row a site, one query a request."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.images import get_image_model_string

from news.fields import BodyField, labelled
from news.translations.models import TranslatedTexts
from news.translations.panels import TranslatedPanel

from ..blocks import MenuItemBlock, MenuLinkBlock


@register_setting(icon="site", order=10)
class SiteIdentity(TranslatedTexts, BaseSiteSetting):
    translated_fields = (
        "parent_body",
        "name",
        "tagline",
        "address",
        "working_hours",
        "responsible",
        "licence",
    )

    parent_body = models.CharField(_("body above"), max_length=150, blank=True)
    name = models.CharField(_("name of the body"), max_length=150, default="", blank=True)
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "For search engines, and for pages without a picture that are shared. Readers of the "
            "site do not see it."
        ),
    )
    tagline = models.CharField(_("tagline"), max_length=250, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    phone = models.CharField(_("telephone"), max_length=50, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    working_hours = models.CharField(_("working hours"), max_length=250, blank=True)
    responsible = models.CharField(
        _("responsible for content"),
        max_length=250,
        blank=True,
        help_text=_("Name and position, as the law asks."),
    )
    licence = models.CharField(_("licence"), max_length=250, blank=True)
    navigation = BodyField(
        [("item", MenuItemBlock())],
        verbose_name=_("menu"),
        blank=True,
        max_num=9,
        collapsed=True,
    )
    footer_links = BodyField(
        [("link", MenuLinkBlock())],
        verbose_name=_("links in the footer"),
        blank=True,
        collapsed=True,
    )

    #: The body's own: nobody is asked whether they are personal data.
    office_texts = ("address", "phone", "email", "working_hours")

    name_label = labelled("name")
    parent_body_label = labelled("parent_body")
    tagline_label = labelled("tagline")
    address_label = labelled("address")
    working_hours_label = labelled("working_hours")
    responsible_label = labelled("responsible")
    licence_label = labelled("licence")

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    TranslatedPanel("parent_body"),
                    TranslatedPanel("name"),
                    TranslatedPanel("tagline"),
                    FieldPanel("logo"),
                ],
                heading=_("Identity"),
            ),
            ObjectList([FieldPanel("navigation")], heading=_("Menu")),
            ObjectList(
                [
                    TranslatedPanel("address"),
                    FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                    TranslatedPanel("working_hours"),
                    TranslatedPanel("responsible"),
                    TranslatedPanel("licence"),
                    FieldPanel("footer_links"),
                ],
                heading=_("Footer"),
            ),
        ]
    )

    class Meta:
        verbose_name = _("identity, menu and footer")
