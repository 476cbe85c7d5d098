"""An edition that is ready to be released, with an endpoint: prints the secret.

DATABASE_URL=sqlite:///scene.sqlite3 python -m tests.integration.webhooks.scene http://127.0.0.1:8001/
"""

import os
import sys

import django


def main(url: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    django.setup()
    from api.webhooks.actions import add_endpoint
    from tests.factories import make_course, make_edition, make_module

    edition = make_edition("lagoon", title="The lagoon")
    make_module(make_course(edition), "Readiness")
    _endpoint, secret = add_endpoint(edition, url=url, event_types=["release.published"])
    print(secret)


if __name__ == "__main__":
    main(sys.argv[1])
