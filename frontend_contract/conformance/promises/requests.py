"""What may be asked, and how."""

from urllib.parse import urlencode

from frontend_contract.conformance.promise import GUIDE, Broken, promise
from frontend_contract.conformance.visit import Visit

_ASKING = f"{GUIDE}, “Asking”"
_QUERY = "{ __typename }"


@promise(
    "requests.json",
    "A query is posted as JSON, with variables and the operation's name.",
    where=_ASKING,
    advice="Pass POST bodies and the Content-Type on unchanged: a proxy or firewall may be rewriting them.",
)
def _json(visit: Visit) -> None:
    query = "query A { a: __typename } query B($yes: Boolean!) { b: __typename @include(if: $yes) }"
    reply = visit.send({"query": query, "operationName": "B", "variables": {"yes": True}})
    if reply.data != {"b": "Query"}:
        raise Broken(f"Asked for operation B, the server answered {str(reply.data)[:80]}.")


@promise(
    "requests.json-only",
    "Anything but JSON is refused with 415, forms above all: other sites can make a browser send those.",
    where=_ASKING,
    advice="Let nothing in front of the server turn forms into JSON, and let no other GraphQL view answer here.",
)
def _json_only(visit: Visit) -> None:
    form = urlencode({"query": _QUERY}).encode()
    multipart = b'--x\r\nContent-Disposition: form-data; name="query"\r\n\r\n{ __typename }\r\n--x--\r\n'
    for content_type, body in (
        ("application/x-www-form-urlencoded", form),
        ("multipart/form-data; boundary=x", multipart),
        ("text/plain", b'{"query": "{ __typename }"}'),
        ("application/graphql", _QUERY.encode()),
    ):
        reply = visit.send(body, content_type)
        if reply.status != 415 or reply.code != "UNSUPPORTED_MEDIA_TYPE":
            raise Broken(f"A POST of {content_type} is answered with {reply.status} {reply.code or ''}, not with 415.")


@promise(
    "requests.no-batches",
    "One request is one operation: lists of operations are refused.",
    where=f"{GUIDE}, “Limits”",
    advice="Turn batching off in whatever stands in front of the server.",
)
def _no_batches(visit: Visit) -> None:
    reply = visit.send([{"query": _QUERY}, {"query": _QUERY}])
    if not 400 <= reply.status < 500:
        raise Broken(f"A list of two operations is answered with {reply.status}.")


@promise(
    "requests.get-runs-trusted-operations-only",
    "GET runs operations of the contract and nothing else.",
    where=_ASKING,
    advice="Let no other GraphQL view answer here: a query in an address ends up in logs and in histories.",
)
def _trusted_only(visit: Visit) -> None:
    for parameters in ({"query": _QUERY}, {"query": _QUERY, "operationName": "Outline"}):
        reply = visit.server.ask("GET", f"{visit.server.graphql}?{urlencode(parameters)}")
        if reply.status < 400 or reply.code is None:
            raise Broken(f"{reply.asked} is answered with {reply.status}.")


@promise(
    "requests.get-changes-nothing",
    "GET never changes anything: a mutation is refused, whichever way it is sent.",
    where=_ASKING,
    advice="Let no other GraphQL view answer here.",
)
def _get_changes_nothing(visit: Visit) -> None:
    mutation = urlencode({"query": "mutation { __typename }"})
    reply = visit.server.ask("GET", f"{visit.server.graphql}?{mutation}")
    if not 400 <= reply.status < 500:
        raise Broken(f"A mutation over GET is answered with {reply.status}.")
    hidden = visit.server.ask("GET", f"{visit.outline_address()}&{mutation}")
    if hidden.status == 200 and hidden.body != visit.server.ask("GET", visit.outline_address()).body:
        raise Broken("A mutation beside the name of an operation changes the answer.")


@promise(
    "requests.other-methods",
    "Other methods are refused with 405 and the list of those that work.",
    where=f"{GUIDE}, “Errors”",
    advice="Pass PUT, PATCH and DELETE on to the server, or refuse them with 405 and the header Allow.",
)
def _other_methods(visit: Visit) -> None:
    for method in ("PUT", "PATCH", "DELETE"):
        reply = visit.server.ask(method, visit.server.graphql)
        if reply.status != 405:
            raise Broken(f"{method} is answered with {reply.status}, not with 405.")
        if not {"GET", "POST"} <= {each.strip() for each in reply.header("Allow").split(",")}:
            raise Broken(f"{method} is refused without an Allow header that names GET and POST.")


@promise(
    "requests.head",
    "HEAD gives the headers of GET and no body.",
    where=_ASKING,
    advice="Let caches in front of the server answer HEAD as they answer GET.",
)
def _head(visit: Visit) -> None:
    get, head = (visit.server.ask(method, visit.outline_address()) for method in ("GET", "HEAD"))
    if head.status != get.status:
        raise Broken(f"HEAD is answered with {head.status}, GET with {get.status}.")
    if head.body:
        raise Broken("The answer to HEAD has a body.")
    for name in ("ETag", "Content-Type", "Cache-Control"):
        if head.header(name) != get.header(name):
            raise Broken(f"{name} is {head.header(name)!r} for HEAD and {get.header(name)!r} for GET.")
