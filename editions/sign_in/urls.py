"""Addresses for signing in and for one's account, under those of the admin and before Wagtail's.

Names are django-allauth's, which looks its own views up by them. Where an address is Wagtail's too
(`login/`, `password_reset/` …) this one is found first.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from django.urls import path
from wagtail.admin.views.account import LogoutView

from editions.sign_in import openid_views as openid
from editions.sign_in import views
from editions.sign_in.invitation import invitation, open_link

urlpatterns = [
    path("login/", views.sign_in, name="account_login"),
    path("logout/", LogoutView.as_view(), name="account_logout"),
    path("password_reset/", account.password_reset, name="account_reset_password"),
    path("password_reset/done/", account.password_reset_done, name="account_reset_password_done"),
    path("password_reset/complete/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path(
        "password_reset/<slug:uidb36>/<words:key>/",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("invitation/", invitation, name="invitation"),
    path("invitation/<words:token>/", open_link, name="invitation_link"),
    path("account/closed/", account.account_inactive, name="account_inactive"),
    path("account/no-sign-up/", account.signup, name="account_signup"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/second-factor/", views.second_factor, name="mfa_index"),
    path("second-factor/", mfa.authenticate, name="mfa_authenticate"),
    path("passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("account/confirm/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/confirm/key/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/second-factor/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/second-factor/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/second-factor/codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/second-factor/codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/second-factor/codes/file/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("account/second-factor/keys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("account/second-factor/keys/add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("account/second-factor/keys/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/second-factor/keys/<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("account/sessions/", views.sessions, name="usersessions_list"),
    path("account/sessions/end-others/", views.end_other_sessions, name="end_other_sessions"),
    path("account/sessions/<int:session_id>/end/", views.end_session, name="end_session"),
    path("account/connections/", social.connections, name="socialaccount_connections"),
    path("sso/signup/", social.signup, name="socialaccount_signup"),
    path("sso/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("sso/error/", social.login_error, name="socialaccount_login_error"),
    path("sso/<slug:provider_id>/login/", openid.login, name="openid_connect_login"),
    path("sso/<slug:provider_id>/callback/", openid.callback, name="openid_connect_callback"),
]
