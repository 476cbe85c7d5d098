"""Single sign-on (OpenID Connect): whom an identity provider may bring in."""

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth import get_user_model
from django.http import HttpRequest

from editions.sign_in.invited import invitation_of

__all__ = ["SocialAdapter"]


class SocialAdapter(DefaultSocialAccountAdapter):
    """A provider opens accounts that were connected to it, and makes one for who was invited.

    It is never believed about an address that somebody here has already: on an installation of
    several governments one of them could else take the accounts of another.
    """

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        invitation = invitation_of(request)
        if invitation is None:
            return False
        proved = {each.email.lower() for each in sociallogin.email_addresses if each.verified}
        taken = get_user_model()._default_manager.filter(email__iexact=invitation.email).exists()
        return proved == {invitation.email} and not taken
