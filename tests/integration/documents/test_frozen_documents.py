"""A release that was published once can be read for ever: every version's frozen example still works."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from django.test import Client
from django.utils import timezone
from jsonschema import Draft202012Validator

from editions.actions.create_edition import create_edition, locale_for
from editions.documents.snapshot import SCHEMA_VERSION, take_snapshot
from editions.documents.store import store
from editions.documents.upcasters import upcast_document, upcast_manifest
from editions.errors import Invalid
from editions.materialise import materialise
from editions.media_store import keep, make_public
from editions.models import Edition, Release, ReleaseDocument

ROOT = Path(__file__).parents[3]
FROZEN = ROOT / "tests" / "fixtures" / "documents"
SCHEMA = json.loads((ROOT / "frontend_contract" / "document.schema.json").read_text("utf-8"))
# The digest of each version's manifest, which holds those of the documents: nobody edits them by mistake.
DIGESTS = {"v1": "1cea78e9f7b9805461930ff4aa461122ab965966284256da53f9266998afefdf"}

each_version = pytest.mark.parametrize("version", sorted(DIGESTS))


def canonical(path: Path) -> str:
    return path.read_text(encoding="utf-8").removesuffix("\n")


def manifest_text(version: str) -> str:
    return canonical(FROZEN / version / "manifest.json")


def document_texts(version: str) -> dict[str, str]:
    """The documents' canonical JSON by digest."""
    files = (path for path in (FROZEN / version).glob("*.json") if path.name != "manifest.json")
    return {hashlib.sha256(text.encode()).hexdigest(): text for text in map(canonical, files)}


def upcast(version: str) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    documents = {digest: upcast_document(orjson.loads(text)) for digest, text in document_texts(version).items()}
    return upcast_manifest(orjson.loads(manifest_text(version))), documents


def listed(manifest: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, str]]:
    for page in manifest["pages"]:
        for code, found in page["locales"].items():
            yield page, code, found["digest"]


@pytest.fixture
def files_on_this_installation(db: None, version: str) -> None:
    for path in (FROZEN / version).iterdir():
        if path.suffix in (".png", ".pdf"):
            keep(path.read_bytes(), path.name)


@pytest.fixture
def edition(files_on_this_installation: None) -> Edition:
    """An edition without pages, in the languages of the examples."""
    source, *others = (locale_for(code) for code in ("en", "ar", "fil"))
    return create_edition("frozen", title="Frozen", owner="Nobody", source=source, offered=[*others, source])


def test_every_version_there_has_been_has_an_example():
    assert set(DIGESTS) == {path.name for path in FROZEN.iterdir() if path.is_dir()}
    assert set(DIGESTS) == {f"v{number}" for number in range(1, SCHEMA_VERSION + 1)}


@each_version
def test_nobody_has_changed_it(version):
    text = manifest_text(version)

    assert hashlib.sha256(text.encode()).hexdigest() == DIGESTS[version]
    assert {digest for _page, _code, digest in listed(json.loads(text))} == set(document_texts(version))


@each_version
def test_it_becomes_what_the_current_schema_describes(version):
    manifest, documents = upcast(version)
    validator = Draft202012Validator(SCHEMA)

    assert [error.message for each in (manifest, *documents.values()) for error in validator.iter_errors(each)] == []


@each_version
def test_pages_made_from_it_give_the_same_documents_again(version, edition):
    manifest, documents = upcast(version)
    locales = [row.locale for row in edition.edition_locales.select_related("locale")]
    materialise(manifest, documents, edition, locales)

    snapshot, _media = take_snapshot(edition)

    made, given = snapshot.parsed(), documents
    again = {(page["lineage"], code): made[digest] for page, code, digest in listed(snapshot.manifest)}
    assert again == {(page["lineage"], code): given[digest] for page, code, digest in listed(manifest)}


QUERY = """
query Everything($locale: String!) {
  edition(code: "frozen") {
    course(locale: $locale) {
      title summary
      glossary { key term definition locale }
      modules {
        title objectives
        knowledgeCheck { kind stem answer { correct feedbackRight feedbackWrong } }
        tools { title text file { url mime } }
        caseStudies { title facts teachingPoint sources { title } }
        lessons {
          title guidelines { code }
          body { __typename id locale ... on ImageBlock { caption image { src alt } } ... on RichTextBlock { text } }
        }
      }
    }
  }
}
"""


def published(version: str, edition: Edition) -> None:
    """Stores the release as it is, as if it had stood in the database ever since."""
    text, documents = manifest_text(version), document_texts(version)
    store(documents)
    release = Release.objects.create(
        edition=edition, version="1.0", number=1, digest=DIGESTS[version], manifest=text, published_at=timezone.now()
    )
    for sequence, (page, code, digest) in enumerate(listed(json.loads(text))):
        ReleaseDocument.objects.create(
            release=release, document_id=digest, sequence=sequence, lineage=page["lineage"], locale=code
        )
    for path in (FROZEN / version).iterdir():
        if path.suffix in (".png", ".pdf"):
            make_public(edition, keep(path.read_bytes(), path.name), path.name)
    Edition.objects.filter(pk=edition.pk).update(latest_release=release)


def read(locale: str) -> dict[str, Any]:
    body = {"query": QUERY, "variables": {"locale": locale}}
    answer = Client().post("/graphql/", body, content_type="application/json").json()
    assert "errors" not in answer, answer["errors"]
    return answer["data"]["edition"]["course"]


@each_version
@pytest.mark.parametrize(
    "locale,title,cases",
    [
        ("ar", "كل أنواع الكتل", 1),
        ("fil", "كل أنواع الكتل", 2),
    ],
    ids=["ar", "fil"],
)
def test_readers_get_all_of_it(version, edition, locale, title, cases):
    published(version, edition)

    (module,) = read(locale)["modules"]
    (lesson,) = module["lessons"]
    blocks = {block["__typename"]: block for block in lesson["body"]}

    assert lesson["title"] == title
    assert len(lesson["body"]) == 18
    assert "UnknownBlock" not in blocks
    assert blocks["ImageBlock"]["caption"] == "اتبع السهم."
    assert "data-slot" in blocks["RichTextBlock"]["text"]
    assert len(module["caseStudies"]) == cases
    assert module["tools"][0]["file"]["mime"] == "application/pdf"
    assert module["knowledgeCheck"][0]["answer"]["correct"]


def test_a_document_from_a_newer_installation_is_refused_in_words():
    with pytest.raises(Invalid, match=f"schema version {SCHEMA_VERSION + 1}"):
        upcast_document({"schema_version": SCHEMA_VERSION + 1})
    with pytest.raises(Invalid, match=f"schema version {SCHEMA_VERSION + 1}"):
        upcast_manifest({"schema_version": SCHEMA_VERSION + 1})
