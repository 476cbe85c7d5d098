"""What an update brings in one language is nothing that another language's translators have to do with."""

import pytest
from wagtail_localize.models import StringTranslation, TranslationSource

from editions.translation_sync import follow_source
from tests.factories import make_locale
from tests.integration.updates.school import fork, make_school, page_of, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("languages,shown", [({"es"}, "Appelez le poste."), ({"fr"}, "Pas encore publié.")])
def test_what_is_saved_and_not_published_waits_where_another_language_is_followed(
    languages: set[str], shown: str
) -> None:
    edition = fork(make_school())
    page = page_of(edition, "second")
    segment = TranslationSource.objects.get_for_instance(page).stringsegment_set.get(string__data="Call the post.")
    saved = StringTranslation.objects.filter(
        translation_of=segment.string, context=segment.context, locale=make_locale("fr")
    )
    saved.update(data="Pas encore publié.")

    follow_source(page, languages)

    assert words(edition, "second", "fr") == {"c": f"<p>{shown}</p>"}
