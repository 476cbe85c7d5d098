"""Pages added, deleted, moved and reordered, in all languages that have them."""

from typing import Any

from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from cms.content.models import CaseStudy, Lesson, Module, Tool
from editions.models import PageIdentity
from tests.drill.author import Author
from tests.drill.translation_edits import translate_some
from tests.drill.uses import is_used

# Both sides choose from few, so that they meet.
SLUGS = tuple(f"new-page-{number}" for number in range(6))


def add(author: Author) -> int:
    """A new lesson, case study, tool or, seldom, module, with its translations."""
    model = author.rng.choices((Lesson, CaseStudy, Tool, Module), (6, 2, 2, 1))[0]
    parent = author.pick(Module) if model is not Module else _root(author)
    if parent is None or not parent.live:
        return 0
    page = _new(author, model, parent)
    parent.add_child(instance=page)
    siblings = [each for each in parent.get_children() if each.pk != page.pk]
    if siblings and author.rng.random() < 0.7:
        Page.objects.get(pk=page.pk).move(author.rng.choice(siblings), pos="left")
        page = author.page(page.pk)
    page.save_revision().publish()
    author.done[f"add_{model._meta.model_name}"] += 1
    _add_translations(author, author.page(page.pk))
    author.look_again()
    return 1


def _root(author: Author) -> Any:
    return Page.objects.filter(identity__edition=author.edition, depth=2, locale=author.edition.source_locale).first()


def _new(author: Author, model: Any, parent: Page) -> Any:
    voice, fresh = author.voice, author.fresh
    page = model(title=voice.title(), locale=author.edition.source_locale)
    taken = set(PageIdentity.objects.filter(edition=author.edition).values_list("page__slug", flat=True))
    free = [slug for slug in SLUGS if slug not in taken]
    page.slug = author.rng.choice(free) if free and author.rng.random() < 0.5 else voice.word()
    if model is Lesson:
        block = Lesson._meta.get_field("body").stream_block
        raw = [item for item in (fresh.item(block) for _ in range(4)) if item]
        page.body = block.to_python(raw)
    elif model is CaseStudy:
        page.facts, page.teaching_point = voice.prose(), voice.prose()
    elif model is Tool:
        page.text = voice.prose()
    else:
        block = Module._meta.get_field("objectives").stream_block
        page.objectives = block.to_python([fresh.item(block)])
    return page


def _add_translations(author: Author, page: Any) -> None:
    source, _created = TranslationSource.get_or_create_from_instance(page)
    for locale in author.targets:
        if author.rng.random() < 0.6 and page.get_parent().get_translation_or_none(locale):
            translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
            translate_some(author, source, locale, 3)
            translation.save_target(publish=True)
            author.done["translate_new_page"] += 1


def delete(author: Author) -> int:
    """A page that nothing refers to goes, in all languages or, sometimes, in one alone."""
    page = author.pick(Lesson, CaseStudy, Tool)
    if page is None or not author.free(page):
        return 0
    identity = PageIdentity.objects.get(page=page)
    pages = author.siblings_of(page)
    if len(pages) > 1 and author.rng.random() < 0.25:
        author.rng.choice(pages[1:]).delete()
        author.done["delete_translation"] += 1
        return 1
    if is_used(author.edition, str(identity.lineage)):
        return 0
    for each in pages[1:]:
        each.delete()
    author.page(page.pk).delete()
    author.done["delete_page"] += 1
    author.look_again()
    return 1


def delete_module(author: Author) -> int:
    """A whole module goes, if nothing refers to it or to what stands in it."""
    page = author.pick(Module)
    if page is None:
        return 0
    inside = PageIdentity.objects.filter(page__path__startswith=page.path).values_list("lineage", flat=True)
    if any(is_used(author.edition, str(lineage)) for lineage in inside):
        return 0
    for each in reversed(author.siblings_of(page)):
        each.delete()
    author.done["delete_module"] += 1
    author.look_again()
    return 1


def move(author: Author) -> int:
    """A page moves to another module, in every language that has both."""
    page, module = author.pick(Lesson, CaseStudy, Tool), author.pick(Module)
    if page is None or module is None or page.get_parent().pk == module.pk:
        return 0
    for each in author.siblings_of(page):
        target = module if each.locale_id == module.locale_id else module.get_translation_or_none(each.locale)
        # In a language that lacks the module, the page stays where it is.
        if target is not None:
            author.page(each.pk).move(Page.objects.get(pk=target.pk), pos="last-child")
    author.done["move_page"] += 1
    return 1


def reorder(author: Author) -> int:
    """A page moves among its siblings, in every language."""
    page = author.pick(Lesson, CaseStudy, Tool, Module)
    if page is None:
        return 0
    others = [each for each in page.get_siblings(inclusive=False).specific() if hasattr(each, "document_fields")]
    if not others:
        return 0
    other, side = author.rng.choice(others), author.rng.choice(("left", "right"))
    for each in author.siblings_of(page):
        beside = other if each.locale_id == other.locale_id else other.get_translation_or_none(each.locale)
        if beside is not None and beside.get_parent().pk == each.get_parent().pk:
            Page.objects.get(pk=each.pk).move(Page.objects.get(pk=beside.pk), pos=side)
    author.done["reorder"] += 1
    return 1
