"""What this server says of the contract itself."""

import graphene

from api.error_codes import CODES
from api.error_codes import ErrorCode as Code
from api.graphql.contract import CONTRACT_VERSION


class ErrorCode(graphene.ObjectType):
    """A code that an error can carry in `extensions.code`."""

    code = graphene.String(required=True, description="The code. It keeps its meaning.")
    meaning = graphene.String(required=True, description="What has happened. In English.")
    advice = graphene.String(required=True, description="What to do about it; errors carry it too. In English.")


class Contract(graphene.ObjectType):
    """The contract that this server keeps."""

    version = graphene.String(
        required=True,
        description=(
            "Its version, `MAJOR.MINOR.PATCH`; the header `Contract-Version` says the same. While the first number "
            "stays, nothing that a front end relies on changes or goes."
        ),
    )
    errors = graphene.List(
        graphene.NonNull(ErrorCode), required=True, description="Every code that an error of this server can carry."
    )

    @staticmethod
    def resolve_errors(root: object, info: object) -> list[Code]:
        return list(CODES.values())

    @staticmethod
    def resolve_version(root: object, info: object) -> str:
        return CONTRACT_VERSION
