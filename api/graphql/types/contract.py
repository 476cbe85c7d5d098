"""What this server says of the contract itself."""

import graphene

from api.graphql.contract import CONTRACT_VERSION


class Contract(graphene.ObjectType):
    """The contract that this server keeps."""

    version = graphene.String(
        required=True,
        description=(
            "Its version, `MAJOR.MINOR.PATCH`; the header `Contract-Version` says the same. While the first number "
            "stays, nothing that a front end relies on changes or goes."
        ),
    )

    @staticmethod
    def resolve_version(root: object, info: object) -> str:
        return CONTRACT_VERSION
