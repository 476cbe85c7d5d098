"""What is done to a page without changing what it says."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from cms.content.models import CaseStudy, Lesson, Tool
from tests.drill.author import Author


def lock(author: Author) -> int:
    page = author.pick(Lesson, Tool)
    if page is None or not author.free(page):
        return 0
    page.locked, page.locked_at = True, timezone.now()
    page.save()
    author.done["lock"] += 1
    return 1


def schedule(author: Author) -> int:
    """A draft is to go live next week."""
    page = author.pick(Lesson, CaseStudy)
    if page is None or not author.free(page) or page.has_unpublished_changes:
        return 0
    page.title = author.voice.title()
    page.go_live_at = timezone.now() + timedelta(days=7)
    page.save_revision().publish()
    author.done["schedule"] += 1
    return 1


def send_to_review(author: Author) -> int:
    page = author.pick(Lesson, CaseStudy)
    if page is None or not author.free(page) or page.go_live_at or page.get_workflow() is None:
        return 0
    page.title = author.voice.title()
    page.save_revision()
    user, _created = get_user_model()._default_manager.get_or_create(username=f"{author.name}-editor")
    page.get_workflow().start(page, user)
    author.done["send_to_review"] += 1
    return 1


def unpublish(author: Author) -> int:
    """A page is taken offline, in one language or in all."""
    page = author.pick(CaseStudy, Lesson)
    if page is None or not author.free(page) or not page.live:
        return 0
    from tests.drill.uses import is_used

    if is_used(author.edition, str(page.identity.lineage)):
        return 0
    for each in reversed(author.siblings_of(page)):
        each.unpublish()
    author.done["unpublish"] += 1
    author.look_again()
    return 1
