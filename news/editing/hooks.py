"""Puts the scripts about writing and saving on every page of the admin."""

from django.templatetags.static import static
from django.utils.html import format_html_join
from wagtail import hooks

SCRIPTS = ("palette", "enter")


@hooks.register("insert_global_admin_js")
def scripts() -> str:
    return format_html_join(
        "\n",
        '<script src="{}"></script>',
        ((static(f"news/admin/editing/{name}.js"),) for name in SCRIPTS),
    )
