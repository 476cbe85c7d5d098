"""The benchmarks as an app, because grapple wants to be told before its own app is ready."""

from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    name = "tests.performance"
    label = "performance"

    def ready(self) -> None:
        from tests.performance.grapple_types import declare

        declare()
