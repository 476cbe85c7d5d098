"""The benchmark's queries as trusted operations, so that their answers are kept."""

from pathlib import Path
from typing import Any

from django.conf import settings

from cms.demo.load import GLOBAL
from editions.models import PageIdentity

QUERIES = Path(__file__).parent / "queries"
EDITION, OUTLINE, LESSON_SEEDED = "BenchEdition", "BenchOutline", "Lesson"
_FILES = {EDITION: ("product_edition", "product_blocks"), OUTLINE: ("product_outline", "product_blocks")}


def text_of(*files: str) -> str:
    return "\n".join((QUERIES / f"{file}.graphql").read_text(encoding="utf-8") for file in files)


def install() -> None:
    """Puts them, and the contract's own, where trusted operations are looked for."""
    from api.graphql import documents

    folder = Path(settings.BENCH_DIR) / "operations"
    folder.mkdir(parents=True, exist_ok=True)
    contract = Path(settings.BASE_DIR) / "frontend_contract" / "operations"
    for each in contract.glob("*.graphql"):
        (folder / each.name).write_text(each.read_text(encoding="utf-8"), encoding="utf-8")
    for name, files in _FILES.items():
        (folder / f"{name}.graphql").write_text(text_of(*files), encoding="utf-8")
    documents.OPERATIONS = folder


def lesson_variables(locale: str) -> list[dict[str, Any]]:
    """Of the demo edition's lessons."""
    pages = PageIdentity.objects.filter(
        edition__code=GLOBAL, locale__language_code=locale, page__content_type__model="lesson"
    )
    return [
        {"code": GLOBAL, "locale": locale, "id": str(lineage)} for lineage in pages.values_list("lineage", flat=True)
    ]
