"""The product's addresses, and wagtail-grapple's beside them."""

from django.urls import URLPattern, URLResolver, path
from django.views.decorators.csrf import csrf_exempt
from graphene_django.views import GraphQLView
from grapple.schema import schema

from cms.urls import urlpatterns as product
from tests.performance.operations import install
from tests.performance.stored import stored

urlpatterns: list[URLPattern | URLResolver] = [
    # As grapple's documentation has it; `graphiql` is off, which is what production would serve.
    path("grapple/", csrf_exempt(GraphQLView.as_view(schema=schema)), name="grapple"),
    path("stored/", stored),
    *product,
]

install()
