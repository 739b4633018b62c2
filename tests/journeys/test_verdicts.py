"""What the shipped packs' claims come to: nothing is called supported for want of trying, and everything has a basis.

Three people and no browser: enough to try something of each claim that a call can try.
"""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from harness.load import load_pack, ship_folder
from harness.load.pack import names_that_ship
from harness.model.claim import ClaimKind
from harness.model.verdict import RULINGS, Ruling
from harness.report.claim_words import KINDS, resting_on
from harness.report.tallies import heading
from harness.run import Run, plan
from harness.seen import pack_seen

README = Path(__file__).parents[2] / "README.md"
PEOPLE = ("control", "blind-screen-reader", "deaf-relay")


@pytest.fixture(scope="module", params=names_that_ship())
def weighed(request, people):
    """A shipped pack, and what its claims come to."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HARNESS_BROWSER", "none")
        pack = load_pack(str(ship_folder("journeys") / request.param))
        some = tuple(people[person] for person in PEOPLE)
        going = Run(plan([pack], some), folder=None, command="a test", today=date(2026, 1, 1))
        for _ in going.walks():
            pass
        return pack, going.record().verdicts


def test_every_claim_is_weighed_once(weighed):
    pack, verdicts = weighed
    assert [each.id for each in verdicts] == list(pack.claims)
    assert [each for each in verdicts if each.verdict not in RULINGS[each.kind]] == []


def test_nothing_is_supported_or_mitigated_but_by_something_that_was_tried_and_is_named(weighed):
    _, verdicts = weighed
    for verdict in verdicts:
        if verdict.verdict in (Ruling.SUPPORTED, Ruling.MITIGATED):
            named = [each for each in verdict.evidence if each.shows == "for" and (each.journey or each.property)]
            assert named, verdict.id
            assert all(each.person and each.replay for each in named), verdict.id


def test_every_verdict_has_a_rule_and_a_basis_and_one_that_was_tried_says_which(weighed):
    _, verdicts = weighed
    for verdict in verdicts:
        assert verdict.rule, verdict.id
        assert resting_on(verdict), verdict.id
        assert all(each.basis.strength >= verdict.basis.strength for each in verdict.evidence), verdict.id


def test_what_is_not_tested_or_left_open_says_what_was_not_tried_or_what_only_a_person_can_tell(weighed):
    _, verdicts = weighed
    for verdict in verdicts:
        if verdict.verdict in (Ruling.NOT_TESTED, Ruling.PARTLY_TESTED):
            assert verdict.gaps or verdict.question, verdict.id


def test_the_readme_counts_the_claims_that_there_are():
    """By document and kind; what they come to is printed by ``benchmarks/claims.py``."""
    words = {KINDS[kind].word: kind for kind in ClaimKind}
    assert len(words) == len(ClaimKind)
    counted = Counter()
    for name in names_that_ship(twins=False):
        pack = load_pack(str(ship_folder("journeys") / name))
        for claim in pack.claims.values():
            counted[f"{heading(name, pack_seen(pack, ()))}: `{claim.quote.document}`", claim.kind] += 1
    told = Counter()
    for line in README.read_text(encoding="utf-8").splitlines():
        row = re.fullmatch(r"\| ([^|]+: `[^|]+`) \|(.*)\|", line)
        for kind, cell in zip(ClaimKind, row[2].split("|") if row else (), strict=bool(row)):
            number = re.match(r" (\d+): ", cell)
            told.update({(row[1], kind): int(number[1])} if number else {})
    assert told == counted
