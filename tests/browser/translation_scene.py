"""In `lb-sample`, Arabic with something of everything: out of date, in the memory, without the agreed word.

python -m tests.browser.translation_scene
"""

import os

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    django.setup()
    from wagtail.models import Page
    from wagtail_localize.models import StringTranslation

    from editions.models import Edition, PageIdentity
    from editions.translating.packet import language_locale
    from editions.translating.units import State, read_pages

    edition = Edition.objects.get(code="lb-sample")
    pages = read_pages(edition, language_locale(edition, "ar"))
    lesson = next(page for page in pages if page.kind.__name__ == "Lesson" and page.done and page.missing)
    # What its title says is in upstream's release: the memory has it.
    title = next(unit for unit in lesson.units if unit.path == "title")
    StringTranslation.objects.filter(context=title.context_id, locale__language_code="ar").delete()
    # Another title is reworded: what stands there is out of date.
    other = next(page for page in pages if page is not lesson and page.kind is lesson.kind and page.done)
    source = Page.objects.get(pk=other.source).specific
    source.title = f"{source.title}, once more"
    source.save_revision().publish()
    assert PageIdentity.objects.filter(page=lesson.target, edition=edition).exists()
    states = {unit.state for page in read_pages(edition, language_locale(edition, "ar")) for unit in page.units}
    assert states == set(State)


if __name__ == "__main__":
    main()
