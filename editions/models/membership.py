"""Who does what in an edition."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.models.edition import Edition


class Role(models.TextChoices):
    """Roles, from the one that may least to the one that may most."""

    TRANSLATOR = "translator", _("Translator")
    EDITOR = "editor", _("Editor")
    REVIEWER = "reviewer", _("Reviewer")
    PUBLISHER = "publisher", _("Publisher")
    OWNER = "owner", _("Owner")


class Membership(models.Model):
    """A person's role in an edition; page and collection permissions follow from it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    since = models.DateTimeField(auto_now_add=True)
    # Whether to write to the person when upstream has released something.
    update_mail = models.BooleanField(_("e-mail about updates"), default=False)
    # Whether to write to the person before something in the directory ceases to hold.
    directory_mail = models.BooleanField(_("e-mail before contacts lapse"), default=False)

    user_id: int
    edition_id: int

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "edition"], name="one_role_per_person_and_edition")
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.role} – {self.edition.code}"
