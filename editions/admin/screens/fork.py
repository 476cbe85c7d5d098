"""An edition of one's own: choose a course, say whose and in which languages, see it being made."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.coreutils import get_content_languages

from cms.language_names import language_choices
from editions.actions.fork_edition import modules_of
from editions.actions.request_fork import request_fork
from editions.admin.work_status import asked_by, work_status
from editions.documents.left_out import referring_to
from editions.documents.store import manifest_of
from editions.errors import EditionError
from editions.models import Edition, ForkRequest, Release
from editions.models.edition import code_validator
from editions.permissions import forkable_editions

__all__ = ["choose", "fork", "making", "status"]


def _name(code: str) -> str:
    return get_language_info(code)["name_local"]


class ForkForm(forms.Form):
    """`release`'s languages and modules are what can be chosen."""

    title = forms.CharField(
        max_length=255, label=gettext_lazy("Title"), help_text=gettext_lazy("What readers see the course called.")
    )
    owner = forms.CharField(
        max_length=255,
        label=gettext_lazy("Owner"),
        help_text=gettext_lazy("The institution whose edition it is. Readers are told."),
    )
    code = forms.CharField(
        required=False,
        max_length=50,
        validators=[code_validator],
        label=gettext_lazy("Code"),
        help_text=gettext_lazy(
            "Part of its addresses, such as ph-consular. It stays as it is. Left empty, it is made from the title."
        ),
        widget=forms.TextInput(attrs={"dir": "ltr", "spellcheck": "false", "autocapitalize": "none"}),
    )
    locales = forms.MultipleChoiceField(
        required=False,
        label=gettext_lazy("Languages"),
        help_text=gettext_lazy("Those in which readers are offered it, with what upstream has translated."),
        widget=forms.CheckboxSelectMultiple,
    )
    more = forms.ChoiceField(
        required=False,
        label=gettext_lazy("A language of your own"),
        help_text=gettext_lazy("To translate into. More can be added later."),
    )
    branding = forms.BooleanField(
        required=False,
        initial=True,
        label=gettext_lazy("Begin with upstream's colours and logo"),
    )
    modules = forms.MultipleChoiceField(
        label=gettext_lazy("Modules"),
        help_text=gettext_lazy("Those that you leave out are not part of your edition, and updates do not bring them."),
        widget=forms.CheckboxSelectMultiple,
    )

    # Asked only where it is needed.
    all_the_same = forms.BooleanField(
        required=False,
        label=gettext_lazy("Leave them out all the same"),
        help_text=gettext_lazy("Then change these pages before your first release, which is refused otherwise."),
        widget=forms.HiddenInput,
    )

    def __init__(self, *args: Any, release: Release, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._manifest = manifest = manifest_of(release)
        offered = [row["code"] for row in manifest["locales"] if row["offered"]]
        self._choose("locales", [(code, _name(code)) for code in offered], offered)
        others = language_choices(code for code in get_content_languages() if code not in offered)
        self._choose("more", [("", _("None")), *others], "")
        modules = modules_of(manifest)
        self._choose("modules", list(modules.items()), list(modules))

    def _choose(self, name: str, choices: list[tuple[str, str]], initial: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        field.initial = initial

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("code") and cleaned.get("title"):
            cleaned["code"] = slugify(cleaned["title"])[:50].strip("-")
            if len(cleaned["code"]) < 3:
                self.add_error("code", _("Write a code: none can be made from this title."))
        if not cleaned.get("locales") and not cleaned.get("more"):
            self.add_error("locales", _("Choose at least one language."))
        if not self.errors and not cleaned["all_the_same"]:
            self._look_for_references(cleaned["modules"])
        return cleaned

    def _look_for_references(self, modules: list[str]) -> None:
        """Says which pages that stay lead to one that goes."""
        left_out = modules_of(self._manifest).keys() - set(modules)
        if not left_out or not (found := referring_to(self._manifest, left_out)):
            return
        said = _("“%(page)s” refers to “%(other)s”, which you leave out.")
        self.add_error("modules", [said % {"page": page, "other": other} for page, other in found])
        self.fields["all_the_same"].widget = forms.CheckboxInput()

    def asked(self) -> dict[str, Any]:
        """As `request_fork` takes it."""
        given = self.cleaned_data
        field = self.fields["modules"]
        assert isinstance(field, forms.ChoiceField)
        every = [value for value, _label in field.choices]  # type: ignore[misc]
        return {
            "title": given["title"],
            "owner": given["owner"],
            "locales": [*given["locales"], *([given["more"]] if given["more"] else [])],
            "branding": given["branding"],
            "left_out": [each for each in every if each not in given["modules"]],
        }


class _ForkScreen(WagtailAdminTemplateMixin):
    request: HttpRequest
    kwargs: dict[str, Any]
    header_icon = "globe"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("editions_admin:index"), "label": _("Editions")},
            {"url": "", "label": self.get_page_title()},
        ]


class ChooseView(_ForkScreen, TemplateView):
    """The courses that the person may adapt."""

    template_name = "editions/fork/choose.html"

    def get_page_title(self) -> str:
        return _("Make an edition of your own")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        standing = forkable_editions(self.request.user).filter(
            latest_release__isnull=False, latest_release__withdrawn_at=None
        )
        courses = standing.select_related("latest_release").defer("latest_release__manifest").order_by("created_at")
        asked = ForkRequest.objects.filter(asked_by_id=self.request.user.pk).first()
        at_work = asked if asked and asked.open else None
        return super().get_context_data(**kwargs) | {"courses": courses, "at_work": at_work}


class ForkView(_ForkScreen, FormView):
    """What the new edition is to be."""

    template_name = "editions/fork/form.html"
    form_class = ForkForm

    def get_page_title(self) -> str:
        return _("Adapt “%(title)s”") % {"title": self.upstream.title}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # What is not there is not there by any method.
        _there = self.upstream
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    @cached_property
    def upstream(self) -> Edition:
        found = forkable_editions(self.request.user).filter(code=self.kwargs["upstream"])
        edition = found.select_related("latest_release").first()
        if edition is None or edition.latest_release is None:
            raise Http404
        return edition

    @cached_property
    def release(self) -> Release:
        """The one that is asked for, or the newest that stands."""
        standing = self.upstream.releases.filter(withdrawn_at=None)
        asked = self.request.GET.get("release", "")
        release = standing.filter(version=asked).first() if asked else standing.first()
        if release is None:
            raise Http404
        return release

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"release": self.release}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        releases = self.upstream.releases.filter(withdrawn_at=None).defer("manifest")
        return super().get_context_data(**kwargs) | {
            "upstream": self.upstream,
            "release": self.release,
            "releases": releases[:50],
        }

    def form_valid(self, form: ForkForm) -> HttpResponse:
        code = form.cleaned_data["code"]
        try:
            asked = request_fork(
                self.upstream, code, version=self.release.version, user=self.request.user, **form.asked()
            )
        except EditionError as error:
            form.add_error("code", str(error))
            return self.form_invalid(form)
        return HttpResponseRedirect(reverse("editions_admin:fork_at_work", args=[asked.pk]))


def _asked_by(request: HttpRequest, request_id: int) -> ForkRequest:
    return asked_by(request, ForkRequest.objects.select_related("edition", "upstream"), request_id)


class MakingView(_ForkScreen, TemplateView):
    """How the making goes; then the new edition's home."""

    template_name = "editions/fork/at_work.html"

    @cached_property
    def asked(self) -> ForkRequest:
        return _asked_by(self.request, self.kwargs["request_id"])

    def get_page_title(self) -> str:
        return self.asked.title

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        _there = self.asked
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.asked.edition is not None:
            messages.success(request, _("Your edition is made. Below is what makes it yours."))
            return HttpResponseRedirect(reverse("editions_admin:edition", args=[self.asked.edition.code]))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        status = reverse("editions_admin:fork_status", args=[self.asked.pk])
        work = work_status(self.asked)
        return super().get_context_data(**kwargs) | {"asked": self.asked, "work": work, "status": status}


def status(request: HttpRequest, request_id: int) -> JsonResponse:
    """How far the worker is."""
    return JsonResponse(work_status(_asked_by(request, request_id)))


choose = ChooseView.as_view()
fork = ForkView.as_view()
making = MakingView.as_view()
