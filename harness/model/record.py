"""The record: everything a run did and found. Every report is a view of it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Literal

from harness.model.base import Basis, Frozen
from harness.model.finding import Evidence, Finding, Outcome
from harness.model.property import FlowProof, Property
from harness.model.trace import Trace
from harness.model.verdict import Verdict
from harness.model.visit import Visit

NARROW = " at 400 %"
"""What the key of a picture ends in that shows a page at 320 CSS pixels."""


class Walk(Trace):
    """A trace, with what its checks came to.

    Attributes:
        checks: How many of its checks came to each outcome.
        passed: The checks that passed, each with the steps, texts and pages at which it did; empty for the walk itself.
    """

    checks: Mapping[Outcome, int]
    passed: Mapping[str, tuple[str, ...]] = {}


class NotRun(Frozen):
    """Something that was asked for and could not be done, or that this version does not do."""

    what: str
    why: str


class Assumption(Frozen):
    """A number of ours that the run used."""

    of: str
    name: str
    value: float
    because: str | None


class PersonSeen(Frozen):
    """What a report needs to know of a person."""

    name: str
    about: str
    sources: tuple[str, ...]


class JourneySeen(Frozen):
    """What a report needs to know of a journey."""

    goal: str


class PackSeen(Frozen):
    """What a report needs to know of a pack.

    Attributes:
        name: The service's name.
        short: A word or two for it; none where the pack gives none.
        about: What it is.
        documents: Title, publication date and address of what it implements.
        journeys: Its journeys that were walked.
        basis: How many of its steps, texts and pages stand on each basis.
        prompts_measured: How many of its prompts have a measured or declared length, of how many.
    """

    name: str
    short: str | None = None
    about: str
    documents: tuple[str, ...]
    journeys: Mapping[str, JourneySeen]
    basis: Mapping[Basis, int]
    prompts_measured: tuple[int, int]


class Tool(Frozen):
    """What ran: this tool and its engines, with versions; none for one that was not there."""

    harness: str
    python: str
    browser: str | None
    axe: str | None
    voice: str | None
    page_styles: str | None


class Inputs(Frozen):
    """What went in, by content: sha256 of each pack and each person, and the thresholds used."""

    packs: Mapping[str, str]
    people: Mapping[str, str]
    command: str


class Recording(Evidence):
    """What was heard of the calls in one walk, as a sound file. It holds what was played, not what was understood.

    Attributes:
        heard_by: The caller, or the assistant of a text relay, who types it for the caller.
        seconds: How long the file plays.
        notes: What in it is not as it was: waits that were shortened, prompts that were cut.
    """

    heard_by: Literal["caller", "relay-assistant"]
    seconds: float
    notes: tuple[str, ...] = ()


class Record(Frozen):
    """One run.

    Attributes:
        tool: What ran.
        inputs: What went in.
        complete: False when the run was interrupted.
        started: When, ISO 8601 with the zone; outside the digest.
        packs: The packs walked.
        people: The people who walked.
        assumptions: Numbers of ours that were used.
        walks: What happened.
        visits: The pages visited, by id.
        findings: Failed and cannot-tell, whole.
        properties: What was proved of the packs' routes, for each person.
        routes: The route map of each pack, and how it was searched; what was proved of it is in ``properties``.
        verdicts: The claims of the packs, each weighed once; empty where no pack has claims.
        sounds: The sound of each prompt that was played, by the prompt's words; outside the digest.
        pictures: The screenshots by visit id, those at 320 CSS pixels by visit id and ``NARROW``; outside the digest.
        pages: What was tried on each page visited, by visit id, as JSON under gzip; outside the digest.
        recordings: What was heard of the calls, where that was asked for: by ``pack/journey/person``, with ``/2`` and
            so on for further ways in which the service may have taken the caller's words; outside the digest.
        not_run: What was not done, and why.
        digest: sha256 over walks, findings (without their evidence), properties and verdicts.
    """

    tool: Tool
    inputs: Inputs
    complete: bool
    started: str
    packs: Mapping[str, PackSeen]
    people: Mapping[str, PersonSeen]
    assumptions: tuple[Assumption, ...]
    walks: tuple[Walk, ...]
    visits: Mapping[str, Visit]
    findings: tuple[Finding, ...]
    properties: tuple[Property, ...] = ()
    routes: Mapping[str, FlowProof] = {}
    verdicts: tuple[Verdict, ...] = ()
    sounds: Mapping[str, Evidence] = {}
    pictures: Mapping[str, Evidence] = {}
    pages: Mapping[str, Evidence] = {}
    recordings: Mapping[str, Recording] = {}
    not_run: tuple[NotRun, ...]
    digest: str


def digest_of(content: Mapping[str, Any]) -> str:
    """The digest of a record's content, as JSON holds it: of walks, findings without evidence, properties and verdicts.

    Raises:
        KeyError: One of these is missing.
    """
    told = {name: content[name] for name in ("walks", "findings", "properties", "verdicts")}
    told["findings"] = [{key: of[key] for key in of if key != "evidence"} for of in told["findings"]]
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
