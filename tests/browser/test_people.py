"""People in a browser: invited, joined, signed in with a second factor, by keyboard and in Arabic too."""

import re
import time
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.browser.axe import problems_at, settled
from tests.browser.conftest import in_all_looks
from tests.browser.scratch_server import Scratch, scratch_installation

pytestmark = pytest.mark.browser

PASSWORD = "a long walk by the sea"
PEOPLE = "people/of/ph-sample/"


@pytest.fixture(scope="module")
def installation(chromium: str) -> Iterator[Scratch]:
    with scratch_installation() as scratch:
        yield scratch


@pytest.fixture(scope="module")
def base_url(installation: Scratch) -> str:
    return installation.address


def link_to(installation: Scratch, email: str, role: str = "editor") -> str:
    """Invites; the link in the message, which development prints."""
    printed = installation.manage("invite_person", "ph-sample", email, "--role", role)
    found = re.search(r"https?://\S+/admin/invitation/\S+", printed)
    assert found, printed
    return found[0]


def tab_to(page: Page, selector: str) -> None:
    """Moves the focus there as a keyboard does."""
    for _press in range(40):
        if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {selector}.")


def type_into(page: Page, selector: str, text: str) -> None:
    tab_to(page, selector)
    page.keyboard.type(text)


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_from_the_invitation_to_the_edition_by_keyboard(installation, sign_in, new_context, watch, base_url, locale):
    # A link that was used is a 404, which the console tells.
    watch.expected = ("404",)
    email = f"noor-{locale.lower()}@people.example"
    owner = sign_in("ph-owner", f"{PEOPLE}invite/", locale=locale)
    type_into(owner, "input[name=email]", email)
    tab_to(owner, "input[name=role]")
    owner.keyboard.press("ArrowDown")
    tab_to(owner, "main form button[type=submit]")
    owner.keyboard.press("Enter")
    owner.wait_for_url(lambda url: url.endswith(PEOPLE))
    expect(owner.locator("#invitations-content, #invitations").get_by_text(email)).to_be_visible()

    link = link_to(installation, email)
    page = new_context(locale=locale).new_page()
    page.goto(link)
    assert page.evaluate("document.documentElement.dir") == ("rtl" if locale == "ar" else "ltr")
    assert email in page.inner_text("main")
    assert settled(page) == []
    type_into(page, "input[name=first_name]", "Noor")
    type_into(page, "input[name=last_name]", "Haddad")
    type_into(page, "input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith("/admin/editions/of/ph-sample/"))

    again = new_context(locale=locale).new_page()
    again.goto(f"{base_url}/admin/login/?next=/admin/{PEOPLE}")
    type_into(again, "input[name=username]", email)
    type_into(again, "input[name=password]", PASSWORD)
    again.keyboard.press("Enter")
    again.wait_for_url(lambda url: url.endswith(PEOPLE))
    expect(again.get_by_role("row").get_by_text("Noor Haddad").last).to_be_visible()

    used = new_context(locale=locale).new_page()
    used.goto(link)
    expect(used.locator("input")).to_have_count(0)


def join(installation: Scratch, page: Page, email: str, role: str = "editor") -> None:
    page.goto(link_to(installation, email, role))
    page.fill("input[name=first_name]", "Amal")
    page.fill("input[name=last_name]", "Reyes")
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/editions/of/" in url)


def sign_in_as(page: Page, base_url: str, email: str) -> None:
    page.goto(f"{base_url}/admin/login/")
    page.fill("input[name=username]", email)
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login/" not in url)


def confirm(page: Page) -> None:
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/confirm/" not in url)


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_an_app_is_set_up_and_asked_for(installation, new_context, base_url, locale):
    email = f"amal-{locale.lower()}@people.example"
    page = new_context(locale=locale).new_page()
    join(installation, page, email)
    page.goto(f"{base_url}/admin/account/second-factor/")
    found = {"choose": settled(page)}
    page.goto(f"{base_url}/admin/account/second-factor/app/")
    found["confirm"] = settled(page)
    confirm(page)
    found["app"] = settled(page)
    secret = page.locator("#authenticator_secret").input_value()
    page.fill("input[name=code]", code(secret))
    page.press("input[name=code]", "Enter")
    page.wait_for_url(lambda url: url.endswith("/codes/"))
    found["codes"] = settled(page)
    assert len(page.locator("textarea").input_value().split()) == 10

    again = new_context(locale=locale).new_page()
    sign_in_as(again, base_url, email)
    found["code"] = settled(again)
    again.fill("input[name=code]", code(secret))
    again.press("input[name=code]", "Enter")
    again.wait_for_url(lambda url: url.endswith("/admin/"))
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_a_passkey_is_added_and_signs_in_without_a_password(installation, new_context, watch, base_url):
    # Passkeys take a name, not a number, as the host; the browser brings a key of its own.
    address = base_url.replace("127.0.0.1", "localhost")
    watch.base_url = "http://"
    context = new_context()
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {**options, "isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    email = "passkey@people.example"
    join(installation, page, email)
    sign_in_as(page, address, email)
    page.goto(f"{address}/admin/account/second-factor/keys/add/")
    confirm(page)
    page.check("input[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(lambda url: url.endswith("/codes/"))

    context.clear_cookies()
    page.goto(f"{address}/admin/login/")
    page.click("#passkey-button")
    page.wait_for_url(lambda url: url.endswith("/admin/"))


@in_all_looks()
def test_no_screen_has_a_violation_or_is_wider_than_a_phone(
    installation, sign_in, new_context, watch, base_url, locale, scheme
):
    # Wagtail's own page of the account, where the machine has no time zone.
    watch.expected = ("Invalid time zone specified",)
    email = f"{scheme}-{locale.lower()}@people.example"
    link_to(installation, email)
    stranger = new_context(locale=locale, color_scheme=scheme).new_page()
    owner = sign_in("ph-owner", PEOPLE, locale=locale, color_scheme=scheme)
    changing = owner.locator("a[href$='/role/']").first.get_attribute("href")
    revoking = owner.locator("a[href$='/revoke/']").first.get_attribute("href")
    pages = [
        *((stranger, path) for path in ("/admin/login/", "/admin/password_reset/", "/admin/password_reset/done/")),
        *((owner, f"/admin/{PEOPLE}{more}") for more in ("", "invite/", "second-factor/", "log/")),
        *((owner, path) for path in (changing, revoking, str(changing).replace("/role/", "/remove/"))),
        *((owner, f"/admin/account/{more}") for more in ("", "sessions/", "second-factor/", "second-factor/keys/")),
    ]
    found = {path: problems_at(page, f"{base_url}{path}") for page, path in pages}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
