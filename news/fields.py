"""Fields whose migrations name nothing above this app."""

from wagtail.fields import StreamField


class BodyField(StreamField):
    """A StreamField that leaves its blocks out of migrations.

    A host may add blocks (its own, or another app's) without a migration here, and no
    migration of this app depends on the app that a block comes from.
    """

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
