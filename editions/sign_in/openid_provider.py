"""Single sign-on by OpenID Connect, as strict as its specification.

django-allauth's provider takes what the token endpoint says on trust, and fails where an answer is
not what it expects. Here each answer is checked (OpenID Connect Core 3.1.3.7 and 5.3.2, Discovery
4.3), and whatever is wrong with it becomes an `OAuth2Error`, which is a page for people.
"""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from requests import RequestException

__all__ = ["OpenIDAdapter", "OpenIDProvider"]

_WELL_KNOWN = "/.well-known/"
_NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
# Signed with a key pair: a secret that two share proves less.
_ALGORITHMS = [f"{family}{size}" for family in ("RS", "PS", "ES") for size in (256, 384, 512)] + ["EdDSA"]
# How many seconds clocks may differ.
_LEEWAY = 60


@contextmanager
def _understanding() -> Iterator[None]:
    """Anything that an answer breaks is the answer's fault."""
    try:
        yield
    except (OAuth2Error, RequestException):
        raise
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, ImproperlyConfigured) as error:
        raise OAuth2Error(f"An answer that makes no sense: {error!r}") from error
    except jwt.PyJWTError as error:
        raise OAuth2Error(f"An ID token that is not valid: {error!r}") from error


class OpenIDAdapter(OpenIDConnectOAuth2Adapter):
    # What this sign-in was begun with; the ID token has to name it.
    nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        if not hasattr(self, "_openid_config"):
            with _understanding():
                self._openid_config = self._read_config()
        return self._openid_config

    def _read_config(self) -> dict[str, Any]:
        provider = self.get_provider()
        config = _fetch(provider.server_url)
        for name in _NEEDED:
            if not config[name].startswith(("https://", "http://")):
                raise OAuth2Error(f"{name} is no address: {config[name]!r}")
        expected, _well_known, _rest = provider.server_url.partition(_WELL_KNOWN)
        if config["issuer"].rstrip("/") != expected.rstrip("/"):
            raise OAuth2Error(f"The provider at {expected} says that it is {config['issuer']!r}")
        return config

    def get_access_token_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        with _understanding():
            return super().get_access_token_data(*args, **kwargs)

    def parse_token(self, data: dict[str, Any]) -> Any:
        with _understanding():
            return super().parse_token(data)

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        with _understanding():
            claims = self._claims_in(kwargs["response"]["id_token"], app.client_id)
            data = {"id_token": claims}
            if "userinfo_endpoint" in self.openid_config:
                data["userinfo"] = self._fetch_user_info(token.token)
                if data["userinfo"]["sub"] != claims["sub"]:
                    raise OAuth2Error("The ID token and the userinfo endpoint tell of different people")
            if "\\u0000" in json.dumps(data):
                raise OAuth2Error("A claim with a NUL in it, which no database keeps")
            return self.get_provider().sociallogin_from_response(request, data)

    def _claims_in(self, id_token: str, client_id: str) -> dict[str, Any]:
        header = jwt.get_unverified_header(id_token)
        claims = jwt.decode(
            id_token,
            _key_for(header, _fetch(self.openid_config["jwks_uri"])),
            algorithms=[header["alg"]],
            issuer=self.openid_config["issuer"],
            audience=client_id,
            leeway=_LEEWAY,
            options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )
        if claims.get("azp", client_id) != client_id:
            raise OAuth2Error(f"An ID token that was made for {claims['azp']!r}")
        if not self.nonce or claims.get("nonce") != self.nonce:
            raise OAuth2Error("An ID token of another sign-in: the nonce is a different one")
        return claims


def _fetch(address: str) -> dict[str, Any]:
    with get_adapter().get_requests_session() as session:
        answer = session.get(address)
        answer.raise_for_status()
        return answer.json()


def _key_for(header: dict[str, Any], published: dict[str, Any]) -> Any:
    """The provider's key that the token names; one that names none may be of the only key."""
    if header["alg"] not in _ALGORITHMS:
        raise OAuth2Error(f"An ID token that is signed by {header['alg']!r}")
    keys = [key for key in jwt.PyJWKSet.from_dict(published).keys if key.public_key_use in (None, "sig")]
    if "kid" in header:
        keys = [key for key in keys if key.key_id == header["kid"]]
    if len(keys) != 1:
        raise OAuth2Error(f"{len(keys)} keys of the provider fit the ID token, not one")
    return keys[0].key


class OpenIDProvider(OpenIDConnectProvider):
    oauth2_adapter_class = OpenIDAdapter

    def wk_server_url(self, url: str) -> str:
        """Some issuers end with a slash; the address below them has one all the same."""
        return super().wk_server_url(url.rstrip("/"))

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **kwargs: Any
    ) -> Any:
        nonce = secrets.token_urlsafe(32)
        kwargs["auth_params"] = {**(kwargs.get("auth_params") or self.get_auth_params()), "nonce": nonce}
        return super().redirect(request, process, next_url, data, nonce=nonce, **kwargs)
