"""Query sets cut down to what a person's editions own. Installation administrators see all."""

from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Collection, Locale, Page

from editions.models import Edition, PageIdentity
from editions.permissions import is_installation_administrator, visible_editions

__all__ = ["collections_of", "locales_of", "media_of", "pages_of"]


def pages_of(user: Any, pages: QuerySet[Page], *, with_the_way_there: bool = False) -> QuerySet[Page]:
    """Those of `pages` that belong to the person's editions.

    `with_the_way_there` keeps what lies above their courses, so that a tree can be walked. One
    `pk__in` alone is added: the search backends refuse filters on joined tables.
    """
    if is_installation_administrator(user):
        return pages
    theirs = Page.objects.filter(identity__edition__in=visible_editions(user))
    wanted = Q(pk__in=theirs.values("pk"))
    if with_the_way_there:
        step = Page.steplen
        tops = set(theirs.filter(content_type__model="course").values_list("path", flat=True))
        wanted |= Q(path__in={path[:end] for path in tops for end in range(step, len(path), step)})
    return pages.filter(pk__in=Page.objects.filter(wanted).order_by().values_list("pk", flat=True))


def collections_of(editions: QuerySet[Edition]) -> QuerySet[Collection]:
    """The collections of `editions`, with those below them."""
    paths = list(editions.values_list("collection__path", flat=True))
    if not paths:
        return Collection.objects.none()
    inside = Q()
    for path in paths:
        inside |= Q(path__startswith=path)
    return Collection.objects.filter(inside)


def media_of(user: Any, media: QuerySet[Any]) -> QuerySet[Any]:
    """Those of `media`, pictures or files, that lie in the person's editions' collections."""
    if is_installation_administrator(user):
        return media
    inside = collections_of(visible_editions(user)).order_by().values_list("pk", flat=True)
    return media.filter(collection__in=list(inside))


def locales_of(user: Any) -> QuerySet[Locale]:
    """The languages of the person's editions: which others there are tells who else is here."""
    if is_installation_administrator(user):
        return Locale.objects.all()
    return Locale.objects.filter(
        Q(pk__in=PageIdentity.objects.filter(edition__in=visible_editions(user)).values("locale"))
        | Q(pk__in=visible_editions(user).values("edition_locales__locale"))
    )
