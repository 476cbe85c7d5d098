"""The form for an edition's look, names and legal texts."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.images.widgets import AdminImageChooser

from cms.media.models import CourseImage
from editions.actions.set_branding import pale_pairs
from editions.documents.branding import COLOURS, LEGAL, PICTURES, TEXTS
from editions.errors import Invalid
from editions.gate import owned_by
from editions.models import Branding, Edition
from editions.models.branding import Typeface, colour_validator
from editions.svg import LIMIT, clean_svg

__all__ = ["BrandingForm"]


def _colour(label: Any, help_text: Any) -> forms.CharField:
    attrs = {
        "dir": "ltr",
        "spellcheck": "false",
        "autocomplete": "off",
        "data-branding-target": "colour",
        "data-action": "input->branding#changed",
    }
    return forms.CharField(
        max_length=7,
        validators=[colour_validator],
        label=label,
        help_text=help_text,
        widget=forms.TextInput(attrs=attrs),
    )


class BrandingForm(forms.Form):
    """Texts are fields named `names-LANGUAGE`, one set for each language; `kept` is the drawing so far."""

    color_primary = _colour(
        gettext_lazy("Main colour"), gettext_lazy("Heads of pages, links and buttons. # and six hexadecimal digits.")
    )
    color_accent = _colour(gettext_lazy("Accent"), gettext_lazy("Lines that catch the eye; never text."))
    color_surface = _colour(gettext_lazy("Background"), gettext_lazy("Behind the text."))
    color_text = _colour(gettext_lazy("Text"), gettext_lazy("At least 4.5:1 against the background."))
    logo = forms.ModelChoiceField(
        queryset=get_image_model().objects.none(),
        required=False,
        label=gettext_lazy("Logo"),
        help_text=gettext_lazy("A picture of this edition. It stands beside the name, about 40 pixels high."),
    )

    drawing = forms.FileField(
        required=False,
        label=gettext_lazy("Logo as a drawing (SVG)"),
        help_text=gettext_lazy(
            "Sharp at every size; shown instead of the picture. At most 32 KB. A drawing with scripts, links, pictures "
            "or styles in it is refused: save it as plain SVG."
        ),
        widget=forms.FileInput(attrs={"accept": ".svg,image/svg+xml", "data-action": "change->branding#changed"}),
    )
    without_drawing = forms.BooleanField(
        required=False,
        label=gettext_lazy("Do without the drawing"),
        widget=forms.CheckboxInput(attrs={"data-action": "change->branding#changed"}),
    )
    typeface = forms.ChoiceField(
        required=False,
        choices=Typeface.choices,
        label=gettext_lazy("Typeface"),
        help_text=gettext_lazy(
            "For Latin, Arabic, Cyrillic, Greek, Ethiopic, Devanagari and Bengali letters; readers load those that "
            "they need. Chinese, Japanese and Korean are set in the device's own."
        ),
        widget=forms.Select(attrs={"data-action": "change->branding#changed"}),
    )
    seal = forms.ModelChoiceField(
        queryset=get_image_model().objects.none(),
        required=False,
        label=gettext_lazy("Seal"),
        help_text=gettext_lazy("A picture of this edition. It stands beside the signature on certificates."),
    )

    _LABELS = {
        "names": gettext_lazy("Name"),
        "footers": gettext_lazy("Line at the foot of every page"),
        "disclaimers": gettext_lazy("What readers must be told"),
        "signatory_names": gettext_lazy("Who signs certificates"),
        "signatory_functions": gettext_lazy("What they sign as"),
        "imprints": gettext_lazy("Imprint: who answers for the edition"),
        "privacy_notices": gettext_lazy("Privacy: what becomes of what readers tell"),
        "terms": gettext_lazy("Terms of use"),
    }

    def __init__(self, *args: Any, edition: Edition, kept: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept = kept
        inside = edition.collection.get_descendants(inclusive=True)
        for name in PICTURES:
            picture = self.fields[name]
            assert isinstance(picture, forms.ModelChoiceField)
            picture.queryset = CourseImage.objects.filter(collection__in=inside)
            picture.widget = AdminImageChooser()
            # Whoever runs the installation chooses among the pictures of all, and uploads to none in particular.
            said = _("This picture belongs to no edition or to another. Upload it to the collection “%(collection)s”.")
            picture.error_messages["invalid_choice"] = said % {"collection": edition.collection.name}
        if not kept:
            del self.fields["without_drawing"]
        codes = edition.edition_locales.values_list("locale__language_code", flat=True)
        self.languages = [get_language_info(code) for code in codes]
        for language in self.languages:
            for name in TEXTS:
                self.fields[f"{name}-{language['code']}"] = self._text(name, language)

    def _text(self, name: str, language: dict[str, Any]) -> forms.CharField:
        attrs = {
            "lang": language["code"],
            "dir": "rtl" if language["bidi"] else "ltr",
            "data-action": "input->branding#changed",
        }
        longest = 10_000 if name in LEGAL else 2000 if name == "disclaimers" else 255
        return forms.CharField(
            required=False,
            max_length=longest,
            label=self._LABELS[name],
            widget=forms.Textarea(attrs={**attrs, "rows": 3}) if longest > 255 else forms.TextInput(attrs=attrs),
        )

    def by_language(self) -> list[tuple[dict[str, Any], list[forms.BoundField]]]:
        return [(language, [self[f"{name}-{language['code']}"] for name in TEXTS]) for language in self.languages]

    def looks(self) -> list[forms.BoundField]:
        names = (*COLOURS, "typeface", "logo", "drawing", "without_drawing")
        return [self[name] for name in names if name in self.fields]

    def clean_drawing(self) -> str:
        """The drawing that is to be used, cleaned."""
        uploaded = self.cleaned_data.get("drawing")
        if not uploaded:
            return self.kept
        try:
            return clean_svg(uploaded.read(LIMIT + 1))
        except Invalid as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        colours = {name: cleaned.get(name) for name in COLOURS}
        if all(colours.values()):
            self.pale = pale_pairs(colours)  # type: ignore[arg-type]
            for each in self.pale:
                self.add_error(each.field, each.said + " " + _("%(colour)s would do.") % {"colour": each.better})
        return cleaned

    pale: list[Any] = []

    def values(self) -> dict[str, Any]:
        """As `set_branding` takes them."""
        cleaned = self.cleaned_data
        texts = {
            name: {
                language["code"]: text
                for language in self.languages
                if (text := cleaned[f"{name}-{language['code']}"].strip())
            }
            for name in TEXTS
        }
        drawing = "" if cleaned.get("without_drawing") else cleaned["drawing"]
        others = {name: cleaned[name] for name in PICTURES} | {"typeface": cleaned["typeface"] or Typeface.SYSTEM}
        return {**{name: cleaned[name].lower() for name in COLOURS}, **texts, **others, "logo_svg": drawing}

    def show_beside(self, theirs: Mapping[str, Any]) -> None:
        """Says at each field that differs what somebody else has saved there; what was typed stays."""
        for name in list(self.fields):
            now, typed = theirs.get(name) or "", self.cleaned_data.get(name) or ""
            if name in PICTURES:
                typed = typed.pk if typed else ""
                shown = CourseImage.objects.filter(pk=now).values_list("title", flat=True).first() if now else ""
            else:
                shown = dict(Typeface.choices).get(now, now)
            same = str(now).strip() == str(typed).strip() or (name in COLOURS and now.lower() == typed.lower())
            if same or name in ("drawing", "without_drawing"):
                continue
            said = _("Saved here now: “%(now)s”.") if shown else _("Nothing is saved here now.")
            self.add_error(name, said % {"now": shown})

    @classmethod
    def initial_of(cls, branding: Branding, edition: Edition) -> dict[str, Any]:
        texts = {f"{name}-{code}": text for name in TEXTS for code, text in getattr(branding, name).items()}
        chosen = {name: getattr(branding, f"{name}_id") for name in PICTURES}
        own = owned_by(edition, "image", [key for key in chosen.values() if key])
        pictures = {name: key if key in own else None for name, key in chosen.items()}
        plain = {name: getattr(branding, name) for name in (*COLOURS, "typeface")}
        return {**plain, **texts, **pictures}
