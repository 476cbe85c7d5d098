"""The picture chooser, with one's own editions' popular tags."""

from typing import Any

from wagtail.images.views.chooser import ImageChooserViewSet, ImageChooseView
from wagtail.images.views.chooser import viewset as stock

from editions.admin.isolation.tags import popular_tags

__all__ = ["images"]


class _OwnTagsChooseView(ImageChooseView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"popular_tags": popular_tags(self.request.user, self.model)}


class _OwnTagsChooser(ImageChooserViewSet):
    """Never registered: it lends its one view, with all that Wagtail's chooser gives it."""

    choose_view_class = _OwnTagsChooseView


images = _OwnTagsChooser(stock.name, model=stock.model, url_prefix=stock.url_prefix).choose_view
