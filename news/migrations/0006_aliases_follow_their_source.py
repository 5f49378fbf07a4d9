"""Aliases of pages that are not public were published with a scheduled publication of these: they
are drafts now, until their source is public. An alias of an alias follows the source of both.
"""

from django.db import migrations


def follow(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    aliases = Page.objects.using(schema_editor.connection.alias).filter(alias_of__isnull=False)
    chained = aliases.filter(alias_of__alias_of__isnull=False)
    while found := list(chained.values_list("pk", "alias_of__alias_of", "alias_of")):
        for pk, source, former in found:
            # Two that are aliases of each other have no source.
            aliases.filter(pk=pk).update(alias_of=None if source in (pk, former) else source)
    hidden = aliases.filter(live=True, alias_of__live=False)
    for pk in list(hidden.values_list("pk", flat=True)):
        aliases.filter(pk=pk).update(live=False, has_unpublished_changes=True)


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0005_tag_keys"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(follow, migrations.RunPython.noop)]
