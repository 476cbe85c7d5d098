"""Releases made by hand, to the letter: documents and a manifest, stored as publishing stores them."""

from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from editions.documents.canonical import canonical_json, digest_of
from editions.documents.store import store
from editions.models import DirectorySnapshot, Edition, EditionLocale, Release
from tests.factories import make_edition, make_locale


def lineage(key: str) -> str:
    """The lineage that tests know a page by."""
    return str(uuid5(NAMESPACE_URL, key))


class ReleaseMaker:
    """Collects pages in tree order, then releases them; may release again after changes."""

    def __init__(
        self,
        code: str = "lagoon",
        *,
        locales: tuple[str, ...] = ("en", "fr", "ar"),
        carried: tuple[str, ...] = (),
        fallbacks: Mapping[str, str] | None = None,
    ) -> None:
        self.edition: Edition = make_edition(code, title=f"Title of {code}", locales=locales)
        for each in carried:
            EditionLocale.objects.create(edition=self.edition, locale=make_locale(each), offered=False, position=9)
        self.locales = [
            {
                "code": each,
                "offered": each in locales,
                "fallback": (fallbacks or {}).get(each),
                "units": 40,
                "translated": 40 if each == locales[0] else 10,
            }
            for each in (*locales, *carried)
        ]
        self.branding: dict[str, Any] = {
            "color_primary": "#112233",
            "color_accent": "#445566",
            "color_surface": "#FFFFFF",
            "color_text": "#000000",
            "names": {},
            "footers": {},
            "disclaimers": {},
            "logo": None,
        }
        self.media: dict[str, Any] = {}
        self.pages: dict[str, dict[str, Any]] = {}
        self._documents: dict[str, str] = {}

    def page(
        self,
        key: str,
        page_type: str,
        parent: str | None,
        titles: Mapping[str, str],
        fields: Mapping[str, Any] | None = None,
        untranslated: Mapping[str, list[str]] | None = None,
        slugs: Mapping[str, str] | None = None,
    ) -> None:
        """A page in the languages of `titles`; `fields` are the same in all, save those under a language's code.

        Its slug is `key`, save where `slugs` say another for a language.
        """
        fields = fields or {}
        entries: dict[str, Any] = {}
        for locale, title in titles.items():
            own = {name: value for name, value in fields.items() if name not in titles}
            slug = (slugs or {}).get(locale, key)
            own |= fields.get(locale, {}) | {"title": title, "slug": slug}
            left = (untranslated or {}).get(locale, [])
            document = {
                "schema_version": 1,
                "type": page_type,
                "lineage": lineage(key),
                "locale": locale,
                "fields": own,
                "untranslated": left,
                "translation": None,
            }
            body = canonical_json(document)
            digest = digest_of(body)
            self._documents[digest] = body
            title_locale = self.source if "title" in left else locale
            entries[locale] = {"digest": digest, "slug": slug, "title": title, "title_locale": title_locale}
        self.pages[key] = {
            "lineage": lineage(key),
            "type": page_type,
            "parent": lineage(parent) if parent else None,
            "locales": entries,
        }

    @property
    def source(self) -> str:
        return self.edition.source_locale.language_code

    def directory(self, body: Mapping[str, Any]) -> None:
        """Publishes the directory."""
        text = canonical_json(body)
        DirectorySnapshot.objects.update_or_create(
            edition=self.edition, defaults={"body": text, "digest": digest_of(text)}
        )

    def release(self, version: str = "1.0", *, notes: str = "") -> Release:
        """What has been collected so far, as the latest release."""
        manifest = canonical_json(
            {
                "schema_version": 1,
                "edition": {
                    "code": self.edition.code,
                    "title": self.edition.title,
                    "owner": self.edition.owner,
                    "sample": self.edition.sample,
                    "source_locale": self.source,
                },
                "locales": self.locales,
                "branding": self.branding,
                "pages": list(self.pages.values()),
                "media": self.media,
            }
        )
        store(self._documents)
        release = Release.objects.create(
            edition=self.edition,
            version=version,
            number=Release.objects.filter(edition=self.edition).count() + 1,
            digest=digest_of(manifest),
            manifest=manifest,
            notes=notes,
            published_at=timezone.now(),
        )
        self.edition.latest_release = release
        self.edition.save(update_fields=["latest_release"])
        return release
