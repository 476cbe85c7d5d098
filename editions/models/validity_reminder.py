"""Who has been told that something in a directory will not hold much longer."""

from typing import ClassVar

from django.db import models

from editions.models.membership import Membership

__all__ = ["ValidityReminder"]


class ValidityReminder(models.Model):
    """One person, one entry of the directory, one last day: told once."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="validity_reminders")
    # `slot:24-hour-number:fr` or `institution:LINEAGE`.
    entry = models.CharField(max_length=120)
    valid_until = models.DateField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["membership", "entry", "valid_until"], name="one_reminder_of_each_end")
        ]

    def __str__(self) -> str:
        return f"{self.entry} {self.valid_until}"
