"""Sets the provider up with what its argument says, as JSON, and serves it; prints the port first."""

import json
import os
import sys
from typing import Any

import django


def prepare(client: dict[str, Any], people: list[dict[str, Any]]) -> None:
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    known = Client(id=client["id"], name="Courses", scopes="openid\nprofile\nemail", skip_consent=client["trusted"])
    known.set_secret(client["secret"])
    known.set_redirect_uris(client["redirect_uris"])
    known.save()
    known_people: Any = get_user_model()._default_manager
    for person in people:
        verified = person.pop("verified")
        user = known_people.create_user(**person)
        EmailAddress.objects.create(user=user, email=user.email, verified=verified, primary=True)


def serve() -> None:
    from socketserver import ThreadingMixIn
    from wsgiref.simple_server import WSGIServer, make_server

    from django.core.servers.basehttp import WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    class Server(ThreadingMixIn, WSGIServer):
        daemon_threads = True

    server = make_server("127.0.0.1", 0, get_wsgi_application(), Server, WSGIRequestHandler)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.integration.single_sign_on.provider.settings"
    django.setup()
    prepare(**json.loads(sys.argv[1]))
    serve()
