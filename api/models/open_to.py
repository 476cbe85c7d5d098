"""Which web sites may ask for an edition from a browser."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.models import Edition


class OpenTo(models.Model):
    """The origins whose pages may read answers about an edition (CORS).

    Where there is no row, every origin may read a public edition, and none another one.
    """

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="open_to")
    # "https://learn.example": scheme, host, and a port that is not the usual one.
    origins = models.JSONField(_("origins"), default=list)

    class Meta:
        verbose_name = _("origins of an edition")
        verbose_name_plural = _("origins of editions")

    def __str__(self) -> str:
        return f"{self.edition.code}: {', '.join(self.origins) or '—'}"
