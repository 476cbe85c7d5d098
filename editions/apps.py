"""App configuration."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "editions"
    label = "editions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from editions import directory, identity

        directory.connect()
        identity.connect()
