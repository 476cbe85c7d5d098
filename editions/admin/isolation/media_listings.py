"""Lists of pictures and of files, with filters that show one's own editions' tags alone."""

from typing import Any, ClassVar

from wagtail.admin.filters import BaseMediaFilterSet
from wagtail.documents.views import documents as document_views
from wagtail.images.views import images as image_views

from editions.admin.isolation.tags import popular_tags

__all__ = ["documents", "documents_results", "images", "images_results"]


class _OwnTags(BaseMediaFilterSet):
    def __init__(self, *args: Any, request: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, request=request, **kwargs)
        if (tags := self.filters.pop("tag", None)) is None:
            return
        own = popular_tags(request.user, self._meta.model)
        if own:
            tags.extra["choices"] = [(tag.name, tag.name) for tag in own]
            self.filters["tag"] = tags


class _ImagesFilterSet(_OwnTags, image_views.ImagesFilterSet):
    class Meta(image_views.ImagesFilterSet.Meta):
        fields: ClassVar[list[str]] = []


class _DocumentsFilterSet(_OwnTags, document_views.DocumentsFilterSet):
    class Meta(document_views.DocumentsFilterSet.Meta):
        fields: ClassVar[list[str]] = []


images = image_views.IndexView.as_view(filterset_class=_ImagesFilterSet)
images_results = image_views.IndexView.as_view(filterset_class=_ImagesFilterSet, results_only=True)
documents = document_views.IndexView.as_view(filterset_class=_DocumentsFilterSet)
documents_results = document_views.IndexView.as_view(filterset_class=_DocumentsFilterSet, results_only=True)
