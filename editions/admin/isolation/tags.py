"""Tags are one list for the whole installation; people are shown those of their own media."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, JsonResponse
from taggit.models import Tag, TaggedItem
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from editions.admin.isolation.scopes import media_of

__all__ = ["autocomplete", "popular_tags"]

_SUGGESTED = 10


def _tagged(user: Any, model: type) -> QuerySet[TaggedItem]:
    theirs = media_of(user, model.objects.order_by()).values("pk")
    return TaggedItem.objects.filter(content_type=ContentType.objects.get_for_model(model), object_id__in=theirs)


def popular_tags(user: Any, model: type, count: int = _SUGGESTED) -> list[Tag]:
    """The tags used most on the pictures, or files, that `user` may see."""
    tagged = _tagged(user, model)
    tags = Tag.objects.filter(taggit_taggeditem_items__in=tagged)
    return list(tags.annotate(uses=Count("taggit_taggeditem_items")).order_by("-uses", "name")[:count])


def autocomplete(request: HttpRequest, app_name: str = "taggit", model_name: str = "tag") -> JsonResponse:
    """Names of tags that begin with `?term=`, as a JSON list of at most ten."""
    if (app_name, model_name) != ("taggit", "tag"):
        raise Http404
    term = request.GET.get("term", "")
    if not term:
        return JsonResponse([], safe=False)
    names: set[str] = set()
    for model in (get_image_model(), get_document_model()):
        tagged = _tagged(request.user, model).filter(tag__name__istartswith=term)
        names |= set(tagged.values_list("tag__name", flat=True).distinct()[:_SUGGESTED])
    return JsonResponse(sorted(names)[:_SUGGESTED], safe=False)
