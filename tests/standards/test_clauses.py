"""Every clause can be read somewhere, says what it asks, and what it can support."""

import re
from urllib.parse import urlsplit

import pytest

from harness.checks import all_checks
from harness.standards import Clause, clause, clauses

each_clause = pytest.mark.parametrize("known", list(clauses().values()), ids=lambda known: known.id)


@pytest.mark.parametrize("check", list(all_checks().values()), ids=lambda check: check.id)
def test_every_clause_that_a_check_cites_exists(check):
    assert [clause(identifier).id for identifier in check.standards] == list(check.standards)


@each_clause
def test_a_clause_is_read_over_https_or_is_said_to_be_nowhere(known: Clause):
    assert known.url is None or re.fullmatch(r"https://[^\s]+", known.url)
    assert known.url is None or "." in (urlsplit(known.url).hostname or "")


@each_clause
def test_the_gist_of_a_clause_is_one_sentence_in_plain_words(known: Clause):
    assert re.fullmatch(r"[A-Z0-9][^\n]+[^.]\.", known.gist)
    assert known.title.strip()


@each_clause
def test_only_the_law_what_it_points_to_and_the_services_own_promise_are_requirements(known: Clause):
    official = ("EN 301 549", "WCAG 2.2", "Equality Act", "The service's own promise")
    # No law asks for level AAA.
    assert (known.weight == "requirement") == (known.id.startswith(official) and "(level AAA)" not in known.title)


def test_an_unknown_clause_is_an_error():
    with pytest.raises(KeyError, match="WCAG 9"):
        clause("WCAG 9.9")
