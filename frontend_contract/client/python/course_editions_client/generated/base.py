from typing import Any

from ..asking import Asking
from .base_model import UnsetType


class Base(Asking):
    def execute(self, query: str, operation_name: str, variables: dict[str, object], **kwargs: Any) -> dict[str, Any]:
        given = {name: value for name, value in variables.items() if not isinstance(value, UnsetType)}
        return self.get(operation_name, given, **kwargs)

    def get_data(self, response: dict[str, Any]) -> dict[str, Any]:
        return response
