"""Rules for signing in and for one's own account."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from editions.gate.claims import path
from editions.gate.owners import register_personal_kind
from editions.gate.rules import Rule, everybody, signed_in

register_personal_kind("authenticator", Authenticator)
register_personal_kind("session", UserSession)

_EVERYBODY = """
    account_login account_logout account_inactive account_signup
    account_reset_password account_reset_password_done
    account_reset_password_from_key account_reset_password_from_key_done
    invitation invitation_link
    mfa_authenticate mfa_login_webauthn
    socialaccount_signup socialaccount_login_cancelled socialaccount_login_error
    openid_connect_login openid_connect_callback
"""
_SETTING_UP = """
    mfa_index mfa_activate_totp mfa_add_webauthn
    mfa_view_recovery_codes mfa_generate_recovery_codes mfa_download_recovery_codes
    account_reauthenticate mfa_reauthenticate mfa_reauthenticate_webauthn
"""
_SIGNED_IN = "mfa_deactivate_totp mfa_list_webauthn usersessions_list end_other_sessions socialaccount_connections"
_OWN_KEY = signed_in(path("authenticator", "pk"))

SIGN_IN_RULES: dict[str, Rule] = {
    **{name: everybody() for name in _EVERYBODY.split()},
    **{name: signed_in(setting_up=True) for name in _SETTING_UP.split()},
    **{name: signed_in() for name in _SIGNED_IN.split()},
    "mfa_edit_webauthn": _OWN_KEY,
    "mfa_remove_webauthn": _OWN_KEY,
    "end_session": signed_in(path("session", "session_id")),
}
