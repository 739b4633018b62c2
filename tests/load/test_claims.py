"""A pack's claims load, or each mistake says where it is and what to do."""

import re
from pathlib import Path

import pytest

from harness.load import LoadError, load_pack
from harness.load.claims import check_names
from harness.model.claim import ClaimKind

GOOD = """\
C1:
  kind: promise
  says: Everybody gets through.
  quote: {document: DOCUMENT, line: 3, words: everybody}
  duty: [Equality Act 2010 s.20]
  holds_when:
    walks:
      - people: [control]
        journeys: [lost-utr]
        when: {comes_to: [cut-off]}
        must: {stuck: false, given: {way: extra-support-line, by: [text]}}
    checks:
      - {none_failed: [stuck], steps: [reason]}
    properties:
      - {names: [human-reachable], people: [control]}
C2:
  kind: process
  says: It was reviewed.
  quote: {document: DOCUMENT, line: 4}
  holds_when: {by: 2023-07-31}
"""


@pytest.fixture
def document(pack):
    """The short name of the small pack's document."""
    return next(iter(pack.service.documents))


@pytest.fixture
def written(pack_copy: Path, document):
    """Writes claims into a copy of the small pack; the pack's document is put in."""

    def written(claims: str) -> Path:
        (pack_copy / "claims.yaml").write_text(claims.replace("DOCUMENT", document), encoding="utf-8")
        return pack_copy

    return written


def test_a_pack_without_claims_has_none(pack):
    """No file of claims is no mistake."""
    assert pack.claims == {}


def test_claims_load_with_the_hash_and_the_address_of_their_document(written):
    """A claim takes both from the list of documents, and knows its own line."""
    loaded = load_pack(str(written(GOOD)))
    document = next(iter(loaded.service.documents.values()))
    assert [*loaded.claims] == ["C1", "C2"]
    assert loaded.claims["C2"].kind is ClaimKind.PROCESS
    assert (loaded.claims["C1"].quote.sha256, loaded.claims["C1"].quote.url) == (document.sha256, document.url)
    assert loaded.claims["C2"].origin.line == GOOD[: GOOD.index("C2:")].count("\n") + 1


WALKS, CHECKS, PROPERTIES = (f"C1.holds_when.{group}.0" for group in ("walks", "checks", "properties"))
NAMES = [
    # what stands there, what is written in its place, where, what it is
    ("control", "contrl", f"{WALKS}.people.0", "person"),
    ("lost-utr", "lost-utrs", f"{WALKS}.journeys.0", "journey"),
    ("cut-off", "cut-of", f"{WALKS}.when.comes_to.0", "step, text or page"),
    ("extra-support-line", "extra-suport-line", f"{WALKS}.must.given.way", "way in"),
    ("stuck", "stuk", f"{CHECKS}.none_failed.0", "check"),
    ("human-reachable", "human-reachabel", f"{PROPERTIES}.names.0", "property"),
    ("DOCUMENT", "DOCUMENTx", "C1.quote.document", "document"),
    ("Equality Act 2010 s.20", "Equality Act 2010 s.21", "C1.duty.0", "clause"),
]


@pytest.mark.parametrize(("there", "given", "path", "what"), NAMES)
def test_an_unknown_name_is_refused_where_it_stands(written, document, there, given, path, what):
    """Each name that is nowhere is refused at its line and column, with what is nearest to it."""
    start = GOOD.index(f"[{there}" if f"[{there}" in GOOD else f" {there}") + 1
    changed = (GOOD[:start] + given + GOOD[start + len(there) :]).replace("DOCUMENT", document)
    line = changed.count("\n", 0, start) + 1
    with pytest.raises(LoadError) as refused:
        load_pack(str(written(changed)))
    [problem] = refused.value.problems
    there, given = (name.replace("DOCUMENT", document) for name in (there, given))
    assert (problem.line, problem.file.rpartition("/")[2]) == (line, "claims.yaml")
    assert changed.splitlines()[line - 1][problem.column - 1 :].startswith((given, path.rpartition(".")[2]))
    assert problem.message.startswith(f"{path}: There is no {what} '{given}'.")
    assert f"Did you mean '{there}'?" in problem.message or what == "clause"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: process", "kind: proces", "kind"),
        ("holds_when: {by: 2023-07-31}", "at_odds_with: C3", "There is no claim 'C3'."),
        ("holds_when: {by: 2023-07-31}", "says_so: twice", "says_so: This key is not known here."),
        ("must: {stuck: false, given: {way: extra-support-line, by: [text]}}", "must: {}", "Nothing is asked"),
        ("kind: process", "kind: promise", "'by' and 'shown_by' go with the kind 'process'"),
        ("  holds_when: {by: 2023-07-31}", "  vary: [wait]", "'vary' goes with 'walks' alone"),
        ("kind: promise", "kind: process", "A process is shown by a document"),
        ("quote: {document: DOCUMENT, line: 4}", "quote: {document: DOCUMENT}", "C2.quote: The text of this"),
        ("line: 4}", "also: [4]}", "'also' names further lines: give the first as 'line'"),
    ],
)
def test_what_does_not_fit_is_refused(written, old, new, said):
    """A kind that is none, a key that is none, and what does not go together are refused, with the reason."""
    with pytest.raises(LoadError, match=r"claims\.yaml:") as refused:
        load_pack(str(written(GOOD.replace(old, new, 1))))
    assert any(said in str(problem) for problem in refused.value.problems)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{stuck: false, given", "{stuck: null, given", "C1.holds_when.walks.0.must: 'stuck' asks nothing of the walk"),
        ("{stuck: false, given", "{human: [], given", "C1.holds_when.walks.0.must: 'human' asks nothing of the walk"),
        ("{stuck: false, given", "{human_within: 1e999, given", "must.human_within: This has to be a finite number."),
        ("[lost-utr]", "[lost-utr, lost-utr]", "walks.0.journeys.1: 'lost-utr' is here twice. Keep one of them."),
        ("[lost-utr]", "[]", "walks.0.journeys: This is empty: give at least one, or take it out."),
        ("[lost-utr]", "lost-utr", "walks.0.journeys: This has to be 'all', or a list, each line of it with a hyphen"),
        ("[control]", "[control, 5]", "walks.0.people.1: This is read as a number. Put quotes round it"),
        ("        must:", "        at_least: 2\n        must:", "at_least: Only one journey is named here"),
        ("line: 3, words", "line: 3, also: [0], words", "C1.quote.also.0: This has to be greater than or equal to 1."),
        ("words: everybody", 'words: ""', "C1.quote.words: This is empty"),
        ("  kind: process", '  kind: process\n  commitment_of: ""', "C2.commitment_of: This is empty"),
        ("  kind: process", "  kind: process\n  service_given: true", "C2.service_given: This key is not known here."),
        ("  kind: process", "  kind: process\n  at_odds_with: C2", "A claim is not at odds with itself."),
        ("C2:", "C 2:", "C 2: 'C 2' is not written as it has to be here: letters, digits and hyphens."),
    ],
)
def test_what_would_make_a_verdict_of_nothing_is_one_mistake(written, old, new, said):
    """What asks nothing, cannot be so, or would be counted twice is one mistake at its place."""
    with pytest.raises(LoadError, match=r"claims\.yaml:[1-9]\d*:[1-9]\d*: ") as refused:
        load_pack(str(written(GOOD.replace(old, new, 1))))
    [problem] = refused.value.problems
    assert said in problem.message


def test_a_document_whose_text_is_not_held_is_quoted_without_a_line(written):
    """Without a hash there is no text to count lines in; its address may be known in words only."""
    folder = written(GOOD.replace(", line: 3", "").replace(", line: 4", ""))
    service = folder / "service.yaml"
    text = service.read_text(encoding="utf-8")
    text = re.sub(r"\n    sha256: \w+", "", text, count=1)
    service.write_text(re.sub(r"\n    url: \S+", "\n    publication: GOV.UK", text, count=1), encoding="utf-8")
    quote = load_pack(str(folder)).claims["C1"].quote
    assert (quote.line, quote.sha256, quote.url, quote.words) == (None, None, None, "everybody")


def test_the_checks_that_claims_may_name_are_those_there_are():
    """The loader stands below the checks and reads only their names: none is missing, none is made up."""
    from harness.checks.registry import all_checks

    assert sorted(check_names()) == sorted(all_checks())
