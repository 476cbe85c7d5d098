"""App configuration."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from api import old_slugs, purging
        from api.search import keeping
        from api.webhooks import events

        keeping.connect()
        old_slugs.connect()
        events.connect()
        purging.connect()
