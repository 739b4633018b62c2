"""``harness claims``: what it prints, what it exits with, and what it refuses."""

import json
from pathlib import Path

import pytest

from harness.cli import main

CLAIMS = """\
C1:
  kind: promise
  says: Callers in an open hour reach somebody.
  quote: {document: DOCUMENT, line: 3}
  holds_when:
    walks:
      - {people: [control], journeys: [lost-utr], must: {texts: sent}}
C2:
  kind: promise
  says: No text is sent.
  quote: {document: DOCUMENT, line: 4}
  holds_when:
    walks:
      - {people: [control], journeys: [lost-utr], must: {texts: none}}
"""


@pytest.fixture
def with_claims(pack_copy: Path, pack, monkeypatch):
    """A copy of the small pack with two claims, one of which its calls contradict; no browser is needed."""
    monkeypatch.setenv("COLUMNS", "100")
    document = next(iter(pack.service.documents))
    (pack_copy / "claims.yaml").write_text(CLAIMS.replace("DOCUMENT", document), encoding="utf-8")
    return str(pack_copy)


def test_a_contradicted_promise_exits_with_one_and_json_is_all_there_is(with_claims, capsys):
    """One document on stdout: the pack and each claim once; exit 1 because a promise is contradicted."""
    code = main(["claims", with_claims, "--person", "control", "--allow-untested", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert code == 1
    assert {each["id"]: each["verdict"] for each in told["claims"]} == {"C1": "supported", "C2": "contradicted"}
    keys = {"id", "kind", "says", "source", "verdict", "rule", "basis", "turns_on", "evidence", "gaps", "people"}
    assert all(keys <= each.keys() for each in told["claims"])


def test_only_one_person_leaves_the_rest_untested(with_claims, capsys):
    """Walked by somebody whom no claim selects, nothing is supported: what is missing is a gap."""
    code = main(["claims", with_claims, "--person", "no-mobile", "--allow-untested", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert {each["verdict"] for each in told["claims"]} == {"not-tested"}
    assert all("not walked" in each["gaps"][0] for each in told["claims"])


def test_a_pack_without_claims_is_refused_with_what_to_do(pack_copy, capsys):
    """It says which file to write, and exits with 2."""
    assert main(["claims", str(pack_copy)]) == 2
    assert "claims.yaml" in capsys.readouterr().err
