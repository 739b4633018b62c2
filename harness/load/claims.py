"""Loads a pack's claims: what its documents say, each with what would have to hold."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import get_args

from harness.load.people import person_files
from harness.load.problems import UNKNOWN_KEY, LoadError, Problem
from harness.load.yaml_file import YamlFile
from harness.model.claim import ChecksHold, Claim, ClaimId, Must, PropertiesHold, WalksHold
from harness.model.pack import Pack
from harness.model.persona import Relay
from harness.model.property import PropertyName
from harness.standards import clauses
from harness.standards.characteristics import characteristics

CLAIMS = "claims.yaml"
EVERYBODY = "everybody"
"""What a claim says of whom it is about that is about no group in particular."""
_CHECKS = Path(__file__).resolve().parent.parent / "checks"
_VARIED = ("wait", *(f"perceives.relay.{name}" for name in Relay.model_fields))
Place = tuple[str | int, ...]


def load_claims(pack: Pack, folder: Path, shown: str) -> Mapping[str, Claim]:
    """The claims of a pack, by id; none where it has no file of them.

    Args:
        pack: The pack, loaded but for its claims.
        folder: The folder that holds the file.
        shown: What errors call the folder.

    Raises:
        LoadError: The file is not right; each problem has its line and column.
    """
    if not (folder / CLAIMS).is_file():
        return {}
    file = YamlFile(folder / CLAIMS, f"{shown}/{CLAIMS}")
    claims = file.as_model(dict[ClaimId, Claim], (("*",),))
    crossings = _Crossings(file, pack, claims)
    problems = [problem for name, claim in claims.items() for problem in crossings.of(name, claim)]
    digital = pack.service.assisted_digital
    given = digital.commitment if digital else None
    if problems:
        raise LoadError(problems)
    return {name: _cited(claim, pack, given=name == given) for name, claim in claims.items()}


def _cited(claim: Claim, pack: Pack, *, given: bool) -> Claim:
    """The claim with its document's hash and public address, and whether the pack's service answers for it."""
    document = pack.service.documents[claim.quote.document]
    quote = claim.quote.model_copy(update={"sha256": document.sha256, "url": document.url})
    return claim.model_copy(update={"quote": quote, "service_given": given})


class _Crossings:
    """Every name that a claim uses has to be somewhere."""

    def __init__(self, file: YamlFile, pack: Pack, claims: Mapping[str, Claim]) -> None:
        self.file = file
        self.pack = pack
        self.claims = claims
        self.places = {*pack.phone.steps, *pack.texts, *pack.service.pages}

    def of(self, name: str, claim: Claim) -> Iterator[Problem]:
        """Every name of one claim that is nowhere."""
        documents = self.pack.service.documents
        document = documents.get(claim.quote.document)
        quote = (name, "quote")
        yield from self._known((*quote, "document"), "document", [claim.quote.document], documents)
        if document and document.sha256 and claim.quote.line is None:
            said = "The text of this document is held (it has a sha256 in service.yaml): give the 'line' that says it."
            yield self.file.problem(quote, said)
        for key in ("sha256", "url"):
            given = getattr(claim.quote, key)
            if document and given and given != getattr(document, key):
                yield self.file.problem((*quote, key), "It is not that of the document in service.yaml. Leave it out.")
        yield from self._known((name, "duty"), "clause", claim.duty, clauses(), listed=True)
        groups = (EVERYBODY, *characteristics())
        yield from self._known((name, "characteristic"), "characteristic", claim.characteristic, groups, listed=True)
        if "service_given" in claim.model_fields_set:
            yield self.file.problem((name, "service_given"), UNKNOWN_KEY)
        yield from self._at_odds(name, claim)
        yield from self._known((name, "vary"), "number that can be varied", claim.vary, _VARIED, listed=True)
        yield from self._held(name, claim)

    def _at_odds(self, name: str, claim: Claim) -> Iterator[Problem]:
        if claim.at_odds_with is None:
            return
        path = (name, "at_odds_with")
        yield from self._known(path, "claim", [claim.at_odds_with], self.claims)
        other = self.claims.get(claim.at_odds_with)
        if claim.at_odds_with == name:
            yield self.file.problem(path, "A claim is not at odds with itself. Name the one that says the opposite.")
        elif other and other.quote.document != claim.quote.document:
            said = f"'{claim.at_odds_with}' is of another document: only what one document says is set side by side."
            yield self.file.problem(path, said)

    def _held(self, name: str, claim: Claim) -> Iterator[Problem]:
        asked = claim.holds_when
        for index, walks in enumerate(asked.walks):
            path = (name, "holds_when", "walks", index)
            yield from self._selected(path, walks)
            yield from self._enough(path, walks)
            yield from self._must((*path, "must"), walks.must)
            if walks.when is not None:
                yield from self._must((*path, "when"), walks.when)
        for index, checks in enumerate(asked.checks):
            path = (name, "holds_when", "checks", index)
            yield from self._selected(path, checks)
            yield from self._known((*path, "none_failed"), "check", checks.none_failed, check_names(), listed=True)
            yield from self._known((*path, "steps"), "step, text or page", checks.steps, self.places, listed=True)
        for index, properties in enumerate(asked.properties):
            path = (name, "holds_when", "properties", index)
            yield from self._selected(path, properties)
            names = get_args(PropertyName)
            yield from self._known((*path, "names"), "property", properties.names, names, listed=True)

    def _enough(self, path: Place, walks: WalksHold) -> Iterator[Problem]:
        """More than there are can never be so: the claim would fail whatever the service did."""
        many = len(self.pack.journeys if walks.journeys == "all" else set(walks.journeys))
        if walks.at_least is not None and walks.at_least > many:
            told = f"Only {many} journeys are" if many != 1 else "Only one journey is"
            yield self.file.problem((*path, "at_least"), f"{told} named here: at most so many can be asked for.")

    def _must(self, path: Place, must: Must) -> Iterator[Problem]:
        ways = self.pack.service.ways_in
        for key in ("comes_to", "avoids", "keys_at"):
            yield from self._known((*path, key), "step, text or page", getattr(must, key), self.places, listed=True)
        if must.given is not None:
            yield from self._known((*path, "given", "way"), "way in", [must.given.way], ways)
        if must.not_only_by is not None:
            yield from self._known((*path, "not_only_by"), "way in", [must.not_only_by], ways)

    def _selected(self, path: Place, each: WalksHold | ChecksHold | PropertiesHold) -> Iterator[Problem]:
        if each.people != "all":
            yield from self._known((*path, "people"), "person", each.people, person_files(), listed=True)
        if not isinstance(each, PropertiesHold) and each.journeys != "all":
            known = self.pack.journeys
            yield from self._known((*path, "journeys"), "journey", each.journeys, known, listed=True)

    def _known(
        self, path: Place, what: str, given: Collection[str], known: Collection[str], *, listed: bool = False
    ) -> Iterator[Problem]:
        seen: set[str] = set()
        for index, each in enumerate(given):
            at = (*path, index) if listed else path
            if each not in known:
                yield self.file.missing(at, what, each, known)
            elif each in seen:  # 'at_least' would count it twice
                yield self.file.problem(at, f"'{each}' is here twice. Keep one of them.")
            seen.add(each)


@cache
def check_names() -> Collection[str]:
    """The names of the checks there are: a check is called as its module is. The checks stand above this layer."""
    modules = (file for file in sorted(_CHECKS.rglob("*.py")) if not file.name.startswith("_"))
    return tuple(
        file.stem.replace("_", "-")
        for file in modules
        if re.search(r"^@check\(", file.read_text(encoding="utf-8"), re.MULTILINE)
    )
