from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "tests.own_types.stories"
    default_auto_field = "django.db.models.BigAutoField"
