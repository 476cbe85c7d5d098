"""The version of the contract that front ends rely on: of the schema, its operations and its error codes.

Semantic versioning: what may break a front end raises the first number, what is added the second,
a correction of words the third. `frontend_contract/CHANGELOG.md` tells what each version changed.
"""

CONTRACT_VERSION = "1.1.0"
# The header of every answer at `/graphql/`.
HEADER = "Contract-Version"
