"""Pictures and files compared: a thumbnail of each side, and what is told of it."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from editions.admin.review.marks import nothing, replaced
from editions.admin.review.showing import Media, Showing

__all__ = ["compare_media"]


def compare_media(old: str | None, new: str | None, showing: Showing) -> SafeString:
    """One picture or file where both sides have the same, else each with its mark."""
    if old == new:
        return _figure(new, showing) if new else nothing()
    before, after = (_figure(each, showing) if each else "" for each in (old, new))
    return format_html('<div class="review-media">{}</div>', replaced(before, after, showing.view))


def _figure(reference: str, showing: Showing) -> SafeString:
    media = showing.media_of(reference)
    if media is None:
        return format_html("<span>{}</span>", _("A file that is not here"))
    if media["kind"] != "image":
        return _file(media)
    size = f"{media['width']} × {media['height']}" if media.get("width") else ""
    said = (
        '<figure class="review-figure"><img src="{}" alt="{}" loading="lazy">'
        "<figcaption><bdi>{}</bdi> <small><bdi>{}</bdi></small></figcaption></figure>"
    )
    return format_html(said, media["address"], media["alt"] or _("No text alternative"), media["title"], size)


def _file(media: Media) -> SafeString:
    size = f"{media['size'] // 1024} KB"
    return format_html('<span class="review-file"><bdi>{}</bdi> <small>{}</small></span>', media["file_name"], size)
