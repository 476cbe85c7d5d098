"""The report as JUnit XML, as CI systems read it: one test case for each promise."""

import re
from pathlib import Path
from xml.etree import ElementTree

from frontend_contract.conformance.promise import Outcome, State
from frontend_contract.conformance.running import Report

# XML 1.0 has no way to say these; a server may have sent them.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_junit(report: Report, file: Path) -> None:
    """Raises `OSError`."""
    file.write_bytes(junit(report))


def junit(report: Report) -> bytes:
    suites = ElementTree.Element("testsuites")
    suite = ElementTree.SubElement(
        suites,
        "testsuite",
        name=f"Contract: {report.edition}",
        tests=str(len(report.outcomes)),
        failures=str(len(report.broken)),
        errors="0",
        skipped=str(report.count(State.SKIPPED)),
        time=f"{sum(each.seconds for each in report.outcomes):.3f}",
    )
    for each in report.outcomes:
        _case(suite, each)
    ElementTree.indent(suites)
    return ElementTree.tostring(suites, encoding="utf-8", xml_declaration=True)


def _case(suite: ElementTree.Element, outcome: Outcome) -> None:
    group, _dot, name = outcome.promise.id.partition(".")
    case = ElementTree.SubElement(
        suite, "testcase", classname=f"conformance.{group}", name=name, time=f"{outcome.seconds:.3f}"
    )
    detail = _NOT_XML.sub("\ufffd", outcome.detail)
    if outcome.state is State.BROKEN:
        failure = ElementTree.SubElement(case, "failure", message=f"{outcome.promise.title} {detail}", type="Broken")
        failure.text = f"{detail}\n{outcome.promise.advice}\nPromised in {outcome.promise.where}"
    elif outcome.state is State.SKIPPED:
        ElementTree.SubElement(case, "skipped", message=detail)
    elif detail:
        ElementTree.SubElement(case, "system-out").text = detail
