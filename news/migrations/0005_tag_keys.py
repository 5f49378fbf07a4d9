"""One row a tag: what is typed with capitals, double spaces or in another Unicode form is found by
its key. Doubles that are there already hand their articles to the one that most articles have;
their addresses lead to it.
"""

from collections import defaultdict

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Count

from news.text import tag_key


def merge_doubles(apps, schema_editor):
    Tag, ArticleTag = apps.get_model("news", "Tag"), apps.get_model("news", "ArticleTag")
    alike = defaultdict(list)
    for tag in Tag.objects.annotate(used=Count("tagged_articles")).order_by("-used", "pk"):
        alike[tag_key(tag.name)[:400]].append(tag)
    for key, (kept, *doubles) in alike.items():
        Tag.objects.filter(pk=kept.pk).update(key=key)
        for double in doubles:
            kept_on = ArticleTag.objects.filter(tag_id=kept.pk)
            links = ArticleTag.objects.filter(tag_id=double.pk)
            both = list(kept_on.values_list("content_object_id", flat=True))
            links.filter(content_object_id__in=both).delete()
            links.update(tag_id=kept.pk)
            Tag.objects.filter(pk=double.pk).update(merged_into_id=kept.pk)


class Migration(migrations.Migration):
    dependencies = [("news", "0004_public_bodies")]

    operations = [
        migrations.AddField(
            model_name="tag",
            name="key",
            field=models.CharField(editable=False, max_length=400, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="tag",
            name="merged_into",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="doubles",
                to="news.tag",
            ),
        ),
        migrations.RunPython(merge_doubles, migrations.RunPython.noop, elidable=False),
    ]
