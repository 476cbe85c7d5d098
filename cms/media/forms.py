"""The form with which people upload pictures."""

from typing import Any

from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.media.pictures import clean_picture

__all__ = ["PictureForm"]


class _PictureUpload(WagtailImageField):
    """Draws a picture anew before anybody else decodes it.

    Wagtail decodes first and asks for the size afterwards; what is damaged is an error to it
    that nobody catches.
    """

    def to_python(self, data: Any) -> Any:
        if not data:
            return super().to_python(data)
        clean = clean_picture(data)
        data.seek(0)
        super().to_python(data)
        return clean


class PictureForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Where Wagtail has a form without the file, there is none.
        if stock := self.fields.get("file"):
            self.fields["file"] = _PictureUpload(
                label=stock.label, required=stock.required, help_text=stock.help_text, widget=stock.widget
            )
