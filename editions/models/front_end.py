"""The front end that an edition's people have of their own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.models.edition import Edition


class FrontEnd(models.Model):
    """Where drafts of the edition are previewed, beside the reader that comes with the product."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="front_end")
    # With places to fill, described in `editions.front_end`.
    preview_address = models.CharField(_("address of previews"), max_length=500)

    class Meta:
        verbose_name = _("front end of an edition")
        verbose_name_plural = _("front ends of editions")

    def __str__(self) -> str:
        return self.preview_address
