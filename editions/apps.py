"""App configuration."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "editions"
    label = "editions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from editions import (
            addresses,
            audit_signals,
            automatic_releases,
            changed_steps,
            content_changes,
            deleted_pages,
            directory,
            identity,
            path_parts,
            picture_check,
            roles,
            translation_sync,
            translations_in_review,
            workflow,
        )
        from editions.admin import forms

        addresses.connect()
        audit_signals.connect()
        automatic_releases.connect()
        deleted_pages.connect()
        changed_steps.connect()
        content_changes.connect()
        directory.connect()
        identity.connect()
        path_parts.register()
        picture_check.connect()
        roles.connect()
        translation_sync.connect()
        translations_in_review.connect()
        workflow.connect()
        forms.install()
