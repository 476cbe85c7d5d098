"""Addresses of the screens about people, in the namespace `people_admin`."""

from django.urls import path

from editions.admin.screens.people import invitations, log, members

app_name = "people_admin"

_EDITION = "of/<slug:code>/"
_MEMBER = f"{_EDITION}<int:member_id>/"
_INVITATION = f"{_EDITION}invitations/<int:invitation_id>/"

urlpatterns = [
    path(_EDITION, members.index, name="index"),
    path(f"{_EDITION}invite/", invitations.invite, name="invite"),
    path(f"{_EDITION}second-factor/", members.second_factor, name="second_factor"),
    path(f"{_EDITION}log/", log.index, name="log"),
    path(f"{_EDITION}log/download/", log.download, name="download_log"),
    path(f"{_MEMBER}role/", members.change, name="change"),
    path(f"{_MEMBER}remove/", members.remove, name="remove"),
    path(f"{_INVITATION}again/", invitations.again, name="again"),
    path(f"{_INVITATION}revoke/", invitations.revoke, name="revoke"),
]
