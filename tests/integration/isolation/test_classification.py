"""No address of the admin is unknown to the gate."""

from editions.gate import Audience
from editions.gate.middleware import RULES
from tests.integration.isolation.addresses import addresses, all_names, unnamed


def test_every_address_of_the_admin_is_classified():
    unknown = sorted({each.name for each in addresses()} - RULES.keys())
    assert not unknown, f"The gate has no rule for {', '.join(unknown)}: nobody can open these addresses."


def test_no_rule_is_left_over_from_an_address_that_has_gone():
    assert not sorted(RULES.keys() - all_names())


def test_only_the_catch_all_and_the_404_page_have_no_name():
    assert unnamed() == ["admin/test404/", "admin/^.*/$"]


def test_signing_in_is_all_that_strangers_can_do():
    for_everybody = {name for name, rule in RULES.items() if rule.audience is Audience.EVERYBODY}
    assert for_everybody == {
        *("account_login", "account_logout", "account_inactive", "account_signup"),
        *("account_reset_password", "account_reset_password_done"),
        *("account_reset_password_from_key", "account_reset_password_from_key_done"),
        *("invitation", "invitation_link", "mfa_authenticate", "mfa_login_webauthn"),
        *("socialaccount_signup", "socialaccount_login_cancelled", "socialaccount_login_error"),
        *("openid_connect_login", "openid_connect_callback"),
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_complete",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_sprite",
    }
