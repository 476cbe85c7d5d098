"""Whether a term stands in a text: as its language writes it there."""

import pytest

from editions.translating.words import contains, holds, tokens


@pytest.mark.parametrize(
    "text, term, found",
    [
        ("Call the consular post now.", "consular post", True),
        ("All consular posts are open.", "consular post", True),
        ("A crisis", "crises", False),
        ("The postal service", "post", False),
        ("Post a consular letter", "consular post", False),
        ("The host State's embassies", "embassy", False),
        ("HOST STATE", "host State", True),
        ("", "post", False),
    ],
)
def test_a_source_uses_a_term_as_it_is_in_singular_or_plural(text, term, found):
    assert contains(tokens(text), tokens(term)) is found


@pytest.mark.parametrize(
    "text, agreed, used",
    [
        ("Les postes consulaires sont ouverts.", "poste consulaire", True),
        ("L’état de l’État hôte", "État hôte", True),
        ("Les titres de voyage délivrés en urgence", "titre de voyage", True),
        ("Appelez l'ambassade.", "mission", False),
        ("las oficinas consulares", "oficina consular", True),
        ("los ciudadanos en el extranjero", "nacional en el extranjero", False),
        ("المراكز القنصلية", "مركز قنصلي", True),
        ("وبالوثائق الطارئة", "وثيقة طارئة", True),
        ("كُلُّ الكوارث", "كارثة", True),
        ("إلى السفارة", "قنصلية", False),
    ],
)
def test_a_translation_uses_the_agreed_word_in_any_form(text, agreed, used):
    assert holds(tokens(text), tokens(agreed)) is used
