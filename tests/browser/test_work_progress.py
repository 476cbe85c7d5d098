"""People watch a worker in the browser: in English and Arabic, without sight, without scripts."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import fits, violations
from tests.browser.conftest import PHONE, in_all_looks
from tests.browser.scratch_server import ROOT, environment_in, scratch_server
from tests.browser.work_scene import DELETION

pytestmark = pytest.mark.browser

REVIEW = "editions/of/lb-sample/updates/1/"
DELETING = f"editions/deleting/{DELETION}/"
SCREENS = {"update": REVIEW, "release": "editions/of/lb-sample/", "deletion": DELETING}
LANGUAGES = {"en-GB": "en", "ar": "ar"}
SAID = {"en": ("Publishing pages", "12 of 60"), "ar": ("نشر الصفحات", "12 من 60")}
OVER = {"en": "Done: Publish", "ar": "تم: نشر"}
DELETED = {"en": "The edition lb-sample is deleted", "ar": "حُذفت النسخة lb-sample"}
CUT_OFF = {"en": "Cut off: Publish", "ar": "انقطع: نشر"}

Work = Callable[[str, str], AbstractContextManager["Worker"]]


class Worker:
    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        assert process.stdin
        assert process.stdout
        self._orders = process.stdin
        assert process.stdout.readline().strip() == "at work"

    def order(self, line: str) -> None:
        self._orders.write(f"{line}\n")
        self._orders.flush()


@pytest.fixture(scope="module")
def within(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("work")


@pytest.fixture(scope="module")
def base_url(chromium: str, within: Path) -> Iterator[str]:
    with scratch_server("tests.browser.update_scene", within=str(within)) as address:
        yield address


@pytest.fixture
def work(within: Path) -> Work:
    """A worker that is at it for as long as the `with` lasts."""

    @contextmanager
    def begun(kind: str, language: str) -> Iterator[Worker]:
        [folder] = within.iterdir()
        command = [sys.executable, "-m", "tests.browser.work_scene", kind, language]
        environment = environment_in(str(folder))
        pipe = subprocess.PIPE
        with subprocess.Popen(command, env=environment, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
            worker = Worker(process)
            yield worker
            if process.poll() is None:
                worker.order("done")

    return begun


def bar(page: Page):
    return page.locator("progress#work-progress")


@pytest.mark.parametrize("kind", SCREENS)
@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_bar_moves_and_the_screen_shows_the_end_by_itself(sign_in, work, locale, kind):
    language = LANGUAGES[locale]
    with work(kind, language) as worker:
        worker.order("12")
        page = sign_in("admin", SCREENS[kind], locale=locale)
        label = page.locator("label[for=work-progress]")
        expect(label).to_have_text(" ".join(SAID[language]))
        expect(bar(page)).to_have_attribute("value", "12")
        expect(bar(page)).to_have_attribute("max", "60")
        assert page.evaluate("document.documentElement.dir") == {"en": "ltr", "ar": "rtl"}[language]
        expect(page.locator(".edition-work [role=status]")).to_have_text(" ".join(SAID[language]))
        worker.order("45")
        expect(bar(page)).to_have_attribute("value", "45")
        expect(page.locator(".edition-work [role=status]")).to_contain_text("45")
    expect(bar(page)).to_have_count(0)
    if kind == "update":
        expect(page.locator("[data-work-result]")).to_have_text(OVER[language])
        expect(page.locator("[data-work-result]")).to_be_focused()
    if kind == "deletion":
        expect(page.locator("[data-work-result] h2")).to_have_text(DELETED[language])
        expect(page.locator("[data-work-result]")).to_be_focused()


@pytest.mark.parametrize("kind", ["update", "deletion"])
@in_all_looks()
def test_no_state_of_it_has_a_violation(sign_in, work, base_url, locale, scheme, kind):
    found = {}
    with work(kind, LANGUAGES[locale]) as worker:
        page = sign_in("admin", SCREENS[kind], locale=locale, color_scheme=scheme)
        expect(bar(page)).to_be_visible()
        found["begun"] = violations(page)
        worker.order("12")
        expect(bar(page)).to_have_attribute("value", "12")
        found["counted"] = violations(page)
    # Nothing is there while the screen is shown anew.
    expect(bar(page)).to_have_count(0)
    expect(page.locator("h1").first).to_be_visible()
    found["over"] = violations(page)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_worker_that_is_killed_is_told_of_by_itself(sign_in, work, locale):
    language = LANGUAGES[locale]
    page = sign_in("admin", "", locale=locale)
    with work("update", language) as worker:
        worker.order("12")
        page.goto(page.url.split("/admin/")[0] + f"/admin/{REVIEW}")
        expect(bar(page)).to_have_attribute("value", "12")
        worker.process.kill()
        worker.process.wait()
    told = page.locator(".edition-problems")
    expect(told).to_contain_text(CUT_OFF[language], timeout=20_000)
    expect(told).to_be_focused()
    assert violations(page) == []


def test_without_scripts_one_looks_again(sign_in, work):
    with work("update", "en") as worker:
        page = sign_in("admin", REVIEW, java_script_enabled=False)
        worker.order("30")
        page.wait_for_timeout(1000)
        page.get_by_role("link", name="Look again").click()
        expect(bar(page)).to_have_attribute("value", "30")


@pytest.mark.parametrize("locale", LANGUAGES)
def test_on_a_phone_nothing_is_wider_than_it(sign_in, work, locale):
    with work("update", LANGUAGES[locale]) as worker:
        worker.order("12")
        page = sign_in("admin", REVIEW, locale=locale, viewport=PHONE)
        expect(bar(page)).to_be_visible()
        assert fits(page)
