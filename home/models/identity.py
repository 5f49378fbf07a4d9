"""Who publishes this site, its menus and its footer: one row a site, one query a request."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.images import get_image_model_string

from news.fields import BodyField, labelled

from ..blocks import MenuItemBlock, MenuLinkBlock


def _pair(field: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(field), FieldPanel(f"{field}_en")])


@register_setting(icon="site", order=10)
class SiteIdentity(BaseSiteSetting):
    parent_body = models.CharField(_("body above"), max_length=150, blank=True)
    parent_body_en = models.CharField(_("body above, in English"), max_length=150, blank=True)
    name = models.CharField(_("name of the body"), max_length=150, default="", blank=True)
    name_en = models.CharField(_("name in English"), max_length=150, blank=True)
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
    tagline_en = models.CharField(_("tagline in English"), max_length=250, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    address_en = models.CharField(_("address in English"), max_length=250, blank=True)
    phone = models.CharField(_("telephone"), max_length=50, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    working_hours = models.CharField(_("working hours"), max_length=250, blank=True)
    working_hours_en = models.CharField(_("working hours, in English"), max_length=250, blank=True)
    responsible = models.CharField(
        _("responsible for content"),
        max_length=250,
        blank=True,
        help_text=_("Name and position, as the law asks."),
    )
    responsible_en = models.CharField(
        _("responsible for content, in English"), max_length=250, blank=True
    )
    licence = models.CharField(_("licence"), max_length=250, blank=True)
    licence_en = models.CharField(_("licence, in English"), max_length=250, blank=True)
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
                [_pair("parent_body"), _pair("name"), _pair("tagline"), FieldPanel("logo")],
                heading=_("Identity"),
            ),
            ObjectList([FieldPanel("navigation")], heading=_("Menu")),
            ObjectList(
                [
                    _pair("address"),
                    FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                    _pair("working_hours"),
                    _pair("responsible"),
                    _pair("licence"),
                    FieldPanel("footer_links"),
                ],
                heading=_("Footer"),
            ),
        ]
    )

    class Meta:
        verbose_name = _("identity, menu and footer")
