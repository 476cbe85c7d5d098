"""The whole way as a browser goes it: two servers, forms, cookies and redirects."""

import re
from html import unescape
from typing import Any
from urllib.parse import urljoin

import pytest
import requests
from allauth.socialaccount.models import SocialAccount

from editions.models import Role
from tests.factories import make_edition, make_member, make_user
from tests.integration.single_sign_on.ministry import NUMBERS, PASSWORD, ministry_in

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def press(browser: requests.Session, page: requests.Response, button: str, **fields: str) -> requests.Response:
    """Sends the form of `page` whose text has `button` in it, as a browser does."""
    for form in re.findall(r"<form.*?</form>", page.text, re.DOTALL):
        if button in form:
            action = re.search(r'action="([^"]*)"', form)
            found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
            hidden = {name: unescape(value) for name, value in found}
            address = urljoin(page.url, unescape(action[1]) if action else "")
            return browser.post(address, {**hidden, **fields}, timeout=60)
    raise AssertionError(f"No form with {button} in {page.text}")


def test_from_the_button_to_the_edition_and_again(live_server, by_ministry, tmp_path):
    member: Any = make_member(make_edition("lagoon", title="Lagoon course"), Role.EDITOR, make_user("noor"))
    SocialAccount.objects.create(user=member, provider="sso", uid=NUMBERS["noor"])
    with ministry_in(tmp_path, f"{live_server.url}/admin/sso/sso/callback/") as ministry:
        by_ministry(ministry.url)
        browser = requests.Session()
        page = browser.get(f"{live_server.url}/admin/editions/of/lagoon/", timeout=60)
        there = press(browser, page, "Sign in with Ministry account")
        assert there.url.startswith(f"{ministry.url}/accounts/login/")
        back = press(browser, there, 'name="login"', login="noor", password=PASSWORD)
        assert (back.status_code, back.url) == (200, f"{live_server.url}/admin/editions/of/lagoon/")
        assert "Lagoon course" in back.text

        # Signed in there already: the button alone leads in.
        del browser.cookies["sessionid"]
        page = browser.get(f"{live_server.url}/admin/login/", timeout=60)
        assert press(browser, page, "Sign in with Ministry account").url == f"{live_server.url}/admin/"
