"""A small but complete record, made by hand: three people, three journeys, and one of everything that a report shows.

The people, lines and words follow the shape of the pack that ships; what happens to them is made up for these tests.
"""

import hashlib
import struct
from pathlib import Path

from harness.model.base import Basis, Channel, Origin
from harness.model.finding import Evidence, Finding, Outcome, Severity, TurnsOn, Where
from harness.model.record import (
    Assumption,
    Inputs,
    JourneySeen,
    NotRun,
    PackSeen,
    PersonSeen,
    Record,
    Tool,
    Walk,
)
from harness.model.trace import AskedQuestion, Attempt, Moment, SpokenNumber, TextMessage, WayReceived
from harness.model.visit import AxeNode, AxeResult, Link, Visit

PACK = "hmrc-sms-deflection"
PHONE, TEXTS, SERVICE = f"{PACK}/phone.yaml", f"{PACK}/texts.yaml", f"{PACK}/service.yaml"

WELCOME = "Welcome to HM Revenue and Customs, Self Assessment."
REASON = "In a few words, please tell me why you are calling."
NOT_HEARD = "Sorry, I did not hear anything."
COMING = "You can find your Unique Taxpayer Reference online. We are sending you a text message with a link."
EXTRA = "If you need extra support, call 03069 990444."
GOODBYE = "Thank you for calling. Goodbye."
CHOICE = (
    "There is help with your tax return online. To get a text message with a link, press 1. "
    "To wait for an adviser, press 2."
)
WAIT = "Please hold. An adviser will be with you."
TEXT_BODY = (
    "Find your Unique Taxpayer Reference (UTR): https://www.gov.uk/find-utr-number\n\n"
    "Please do not reply to this text. Do not give out private information (such as bank details or passwords), "
    "download attachments or click on any links in emails or texts if you’re not sure they’re genuine."
)
PAGE_WORDS = "Where to find your UTR. Your UTR is a number 10 digits long. It is on letters from HMRC about tax."
OURS, REBUILT, PUBLISHED = Basis.ILLUSTRATIVE, Basis.RECONSTRUCTED, Basis.PUBLISHED


def tiny_wav() -> bytes:
    """A tenth of a second of silence: 8 kHz, one channel, µ-law, as the voice writes it."""
    sound = b"\xff" * 800
    form = struct.pack("<HHIIHH", 7, 1, 8000, 8000, 1, 8)
    body = b"WAVE" + b"fmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", len(sound)) + sound
    return b"RIFF" + struct.pack("<I", len(body)) + body


def evidence(folder: Path, kind: str, path: str, content: bytes) -> Evidence:
    """A file in the report's folder, and what the record says of it."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(content)
    return Evidence(kind=kind, path=path, sha256=hashlib.sha256(content).hexdigest())


def sample(folder: Path) -> Record:
    """The record, with its evidence written to the folder."""
    # A differing last byte makes each a file of its own, as the sounds of different prompts are.
    said = (WELCOME, REASON, NOT_HEARD, COMING, EXTRA, GOODBYE, CHOICE, WAIT)
    sounds = {
        words: evidence(folder, "sound", f"sounds/{number}.wav", tiny_wav()[:-1] + bytes([number]))
        for number, words in enumerate(said, start=1)
    }
    picture = evidence(folder, "picture", "pictures/page.jpg", (Path(__file__).parent / "page.jpg").read_bytes())
    return Record(
        tool=Tool(
            harness="0.1.0",
            python="3.11.7",
            browser="Chromium 156.0.8078.79",
            axe="4.14.1",
            voice="espeak-ng 1.52",
            page_styles=None,
        ),
        inputs=Inputs(
            packs={PACK: _hash("pack")},
            people={person: _hash(person) for person in ("control", "blind-screen-reader", "deaf-relay")},
            command=f"python3 -m harness run {PACK} --audio",
        ),
        complete=True,
        started="2026-11-22T10:04:00+00:00",
        packs={PACK: _pack()},
        people=_people(),
        assumptions=(
            Assumption(of=PACK, name="platform.wait", value=5, because="HMRC's timers are not published."),
            Assumption(of="blind-screen-reader", name="presses.each_key", value=2.1, because=None),
        ),
        walks=_walks(),
        visits=_visits(),
        findings=_findings(sounds[EXTRA]),
        sounds=sounds,
        # People who look at the same page have the same picture.
        pictures={"v1": picture, "v2": picture},
        not_run=(
            NotRun(what=f"{PACK}, help-with-return, blind-screen-reader", why="The webchat is not modelled."),
            NotRun(what="Claims", why="This version does not weigh claims yet."),
        ),
        digest=_hash("digest"),
    )


def _hash(of: str) -> str:
    return hashlib.sha256(of.encode()).hexdigest()


def _pack() -> PackSeen:
    return PackSeen(
        name="HMRC text-message deflection, January to March 2023",
        about="Callers to HMRC's Self Assessment line say why they are calling. Some are sent a text message with a "
        "link and cut off; some may choose between a text and an adviser. This pack models the service from what was "
        "published about it.",
        documents=(
            "Secure Messaging Service (SMS) deflections, screening equality impact assessment, 22 June 2023, "
            "https://www.gov.uk/government/publications/secure-messaging-service",
        ),
        journeys={
            "lost-utr": JourneySeen(
                goal="I have lost my Unique Taxpayer Reference, and I need it to send my tax return."
            ),
            "help-with-return": JourneySeen(
                goal="I do not understand one part of my tax return, and I need help with it."
            ),
            "no-nino": JourneySeen(goal="I have never had a National Insurance number, and I need to register."),
        },
        basis={OURS: 22, REBUILT: 5, PUBLISHED: 6},
        prompts_measured=(13, 15),
    )


def _people() -> dict[str, PersonSeen]:
    return {
        "control": PersonSeen(
            name="Control",
            about="Somebody whom the service was built for. Everybody else is compared with this person.",
            sources=(),
        ),
        "blind-screen-reader": PersonSeen(
            name="Blind, uses a screen reader",
            about="Hears the call, and has texts and pages read out by a screen reader. Cannot write a number down "
            "while it is being said.",
            sources=("GDS accessibility personas, Ashleigh", "HMRC's assessment, line 32"),
        ),
        "deaf-relay": PersonSeen(
            name="Deaf, calls through a relay",
            about="Does not hear the call. A Relay UK assistant types what is said, and speaks or presses what this "
            "person types.",
            sources=("Relay UK performance figures",),
        ),
    }


def _spoke(at: float, until: float, words: str, line: int, step: str, **more: object) -> Moment:
    given = {"kind": "prompt", "offered": words, "received": words, "basis": OURS, "spoken": (words,)} | more
    return Moment(at=at, until=until, channel=Channel.PHONE, step=step, where=Origin(file=PHONE, line=line), **given)


def _text(at: float | None, arrived: float | None, moment: int | None) -> TextMessage:
    return TextMessage(
        id="find-your-utr",
        where=Origin(file=TEXTS, line=1),
        basis=OURS,
        sender="HMRC",
        body=TEXT_BODY,
        sent=at or 0,
        arrived=arrived,
        numbers=(),
        links=("https://www.gov.uk/find-utr-number",),
        moment=moment,
    )


def _read(at: float, until: float) -> Moment:
    return Moment(
        at=at,
        until=until,
        channel=Channel.TEXT,
        kind="text",
        step="find-your-utr",
        where=Origin(file=TEXTS, line=1),
        basis=OURS,
        offered=TEXT_BODY,
        received=TEXT_BODY,
        did="Read it, and opened the link.",
        text=0,
    )


def _opened(at: float, until: float, visit: str, **more: object) -> Moment:
    given = {"offered": PAGE_WORDS, "received": PAGE_WORDS, "did": "Found their UTR on a letter."} | more
    return Moment(
        at=at,
        until=until,
        channel=Channel.WEB,
        kind="page",
        step="where-to-find-your-utr",
        where=Origin(file=SERVICE, line=63),
        basis=OURS,
        visit=visit,
        **given,
    )


def _way(name: str, kind: str, moment: int, leads_to: str, why: str, **more: object) -> WayReceived:
    given = {"given_by": Channel.PHONE, "perceived": True, "kept": True, "usable": True} | more
    way = name.replace(" ", "-")
    return WayReceived(way=way, name=name, kind=kind, moment=moment, leads_to=leads_to, why=why, **given)


def _question(tries: tuple[Attempt, ...], by: str | None) -> AskedQuestion:
    return AskedQuestion(
        step="reason",
        where=Origin(file=PHONE, line=41),
        basis=REBUILT,
        moment=1,
        asks=REASON,
        speech=True,
        keys=False,
        keys_after=2,
        wait=5,
        wait_assumed=True,
        tries=2,
        silence_ends=True,
        measured=True,
        attempts=tries,
        by=by,
    )


def _answered() -> tuple[AskedQuestion, ...]:
    attempt = Attempt(asked=3.4, prompt_ended=6.9, deadline=11.9, ready=8.9, answered=8.9, result="answered")
    return (_question((attempt,), "speech"),)


def _called(decides: float) -> tuple[Moment, ...]:
    """The call as somebody who hears it meets it."""
    return (
        _spoke(0, 3.4, WELCOME, 36, "welcome", did="Listened."),
        _spoke(3.4, 10.4, REASON, 41, "reason", kind="question", basis=REBUILT, did="Said: I have lost my UTR."),
        _spoke(10.4 + decides, 17.4, COMING, 76, "utr-text-coming", did="Listened."),
    )


def _walks() -> tuple[Walk, ...]:
    return (_control_utr(), _blind_utr(), _deaf_utr(), _control_help(), _blind_help(), _deaf_help(), *_no_nino())


def _walk(journey: str, person: str, **more: object) -> Walk:
    given = {"stuck": False, "basis": OURS, "checks": {Outcome.PASSED: 9, Outcome.INAPPLICABLE: 2}} | more
    return Walk(pack=PACK, journey=journey, person=person, **given)


def _control_utr() -> Walk:
    why = "Its number was heard once and written down; the line leads to an adviser."
    return _walk(
        "lost-utr",
        "control",
        goal="met",
        human="directed",
        because="The page says where to find the UTR. The number of the extra support team was written down.",
        seconds=141.3,
        cost_pence=6,
        moments=(
            *_called(0),
            _spoke(17.4, 23.1, EXTRA, 85, "extra-support-number", did="Wrote the number down."),
            _spoke(23.1, 25.0, GOODBYE, 92, "cut-off", kind="end"),
            _read(27.0, 41.7),
            _opened(43.7, 141.3, "v1"),
        ),
        questions=_answered(),
        texts=(_text(17.4, 19.4, 5),),
        visits=("v1",),
        ways=(_way("the extra support team", "phone", 3, "connected", why),),
    )


def _blind_utr() -> Walk:
    why = "Its number was spoken once, and this person needs to hear a number twice to keep it."
    return _walk(
        "lost-utr",
        "blind-screen-reader",
        goal="met",
        human="none",
        because="The page says where to find the UTR. No human could have been reached: the number was spoken once.",
        seconds=163.8,
        moments=(
            *_called(1),
            _spoke(
                17.4,
                23.1,
                EXTRA,
                85,
                "extra-support-number",
                received="If you need extra support, call",
                missed="The number was said once, and could not be written down while it was being said.",
            ),
            _spoke(23.1, 25.0, GOODBYE, 92, "cut-off", kind="end"),
            _read(28.0, 44.3),
            _opened(46.3, 163.8, "v2"),
        ),
        questions=_answered(),
        numbers=(
            SpokenNumber(
                number="03069 990444",
                step="extra-support-number",
                where=Origin(file=PHONE, line=85),
                basis=OURS,
                moment=3,
                times=1,
                can_hear_again=False,
                received=1,
                kept=False,
            ),
        ),
        texts=(_text(17.4, 19.4, 5),),
        visits=("v2",),
        ways=(_way("the extra support team", "phone", 3, "none", why, kept=False),),
        checks={Outcome.PASSED: 7, Outcome.FAILED: 2, Outcome.INAPPLICABLE: 2},
    )


def _deaf_utr() -> Walk:
    late = "The relay was still typing the question when the service stopped waiting."
    tries = (
        Attempt(asked=3.4, prompt_ended=6.9, deadline=11.9, ready=33.2, answered=None, result="silence"),
        Attempt(asked=13.9, prompt_ended=17.4, deadline=22.4, ready=40.1, answered=None, result="silence"),
    )
    return _walk(
        "lost-utr",
        "deaf-relay",
        goal="not-met",
        human="none",
        stuck=True,
        because="The question was asked twice and the service stopped waiting both times before the relay could "
        "answer. Then it ended the call, and gave no other way to an adviser.",
        seconds=27.3,
        moments=(
            _spoke(0, 3.4, WELCOME, 36, "welcome", did="Waited for the relay to type."),
            _spoke(3.4, 11.9, REASON, 41, "reason", kind="question", basis=REBUILT, received=None, missed=late),
            _spoke(
                11.9,
                22.4,
                f"{NOT_HEARD} {REASON}",
                41,
                "reason",
                kind="question",
                basis=REBUILT,
                received=NOT_HEARD,
                missed=late,
                did="Typed: I have lost my UTR. It was spoken after the service had gone on.",
                spoken=(NOT_HEARD, REASON),
            ),
            _spoke(22.4, 27.3, GOODBYE, 92, "cut-off", kind="end"),
        ),
        questions=(_question(tries, None),),
        checks={Outcome.PASSED: 4, Outcome.FAILED: 2, Outcome.INAPPLICABLE: 4},
    )


def _control_help() -> Walk:
    return _walk(
        "help-with-return",
        "control",
        goal="met",
        human="connected",
        because="An adviser answered and helped.",
        seconds=433.0,
        moments=(
            *_called(0)[:2],
            _spoke(10.4, 24.0, CHOICE, 98, "text-or-adviser", kind="question", did="Pressed 2."),
            _spoke(24.0, 27.0, WAIT, 140, "wait-for-adviser", did="Held for 6 minutes."),
            Moment(
                at=387.0,
                until=433.0,
                channel=Channel.PHONE,
                kind="human",
                step="wait-for-adviser",
                basis=PUBLISHED,
                offered="An adviser answers.",
                received="An adviser answers.",
                did="Said: I need help with my tax return.",
            ),
        ),
    )


def _blind_help() -> Walk:
    why = "A text may lead to webchat; what the webchat does is not published, so it is not modelled."
    return _walk(
        "help-with-return",
        "blind-screen-reader",
        goal="unknown",
        human="unknown",
        because="The page leads on to a webchat that is not modelled.",
        seconds=96.2,
        moments=(
            *_called(1)[:2],
            _spoke(11.4, 25.0, CHOICE, 98, "text-or-adviser", kind="question", did="Pressed 1."),
            _opened(44.0, 96.2, "v2", did="Followed a link that a screen reader reads as: link."),
        ),
        texts=(_text(26.0, None, None),),
        visits=("v2",),
        ways=(_way("webchat", "webchat", 3, "unknown", why, given_by=Channel.WEB),),
        untested=("The webchat is not modelled.",),
        checks={Outcome.PASSED: 6, Outcome.FAILED: 1, Outcome.CANNOT_TELL: 1, Outcome.UNTESTED: 1},
    )


def _deaf_help() -> Walk:
    return _walk(
        "help-with-return",
        "deaf-relay",
        goal="not-met",
        human="connected",
        because="After two silences the call went to a queue, and an adviser answered through the relay.",
        seconds=512.6,
        moments=(
            _spoke(0, 3.4, WELCOME, 36, "welcome", did="Waited for the relay to type."),
            _spoke(3.4, 22.4, REASON, 41, "reason", kind="question", basis=REBUILT, received=None, missed="Too fast."),
            _spoke(22.4, 25.4, WAIT, 140, "wait-for-adviser", did="Held for 6 minutes."),
        ),
        checks={Outcome.PASSED: 6, Outcome.FAILED: 1},
    )


def _no_nino() -> tuple[Walk, ...]:
    """Words that may be taken in two ways: it matters to one person, not to another, and the third has no voice."""
    asked = _called(0)[:2]
    never = "“I do not have a number” was taken as never-had-nino"
    lost = "“I do not have a number” was taken as lost-nino"
    hung_up = _spoke(10.4, 13.0, GOODBYE, 92, "cut-off", kind="end")
    hold = _spoke(10.4, 13.4, WAIT, 140, "wait-for-adviser", did="Held for 6 minutes.")
    connected = {"goal": "met", "human": "connected", "because": "An adviser answered.", "seconds": 373.4}
    stuck = {"goal": "not-met", "human": "none", "stuck": True, "seconds": 13.0, "because": "The call was cut off."}
    failed = {Outcome.PASSED: 5, Outcome.FAILED: 1}
    return (
        _walk("no-nino", "control", heard_as=(never,), moments=(*asked, hold), **connected),
        _walk("no-nino", "control", heard_as=(lost,), moments=(*asked, hung_up), checks=failed, **stuck),
        _walk("no-nino", "blind-screen-reader", heard_as=(never,), moments=(*asked, hold), **connected),
        _walk("no-nino", "blind-screen-reader", heard_as=(lost,), moments=(*asked, hold), **connected),
        _walk("no-nino", "deaf-relay", moments=(asked[0], hold), **connected),
    )


def _visits() -> dict[str, Visit]:
    unnamed = AxeResult(
        rule="link-name",
        outcome="violation",
        impact="serious",
        help="Links must have discernible text",
        help_url="https://dequeuniversity.com/rules/axe/4.14/link-name",
        tags=("wcag2a", "wcag244"),
        nodes=(AxeNode(target="main > a:nth-child(4)", html="<a href='/chat'></a>", summary="Has no name"),),
        count=1,
        width=1280,
    )
    shared = {
        "page": "where-to-find-your-utr",
        "where": Origin(file=SERVICE, line=63),
        "basis": OURS,
        "url": "https://www.gov.uk/find-utr-number/where-to-find-it",
        "title": "Where to find your UTR",
        "language": "en",
        "words": PAGE_WORDS,
        "links": (Link(name="", href="https://www.tax.service.gov.uk/ask-hmrc/chat"),),
        "axe": (unnamed,),
        "axe_passes": 31,
        "axe_version": "4.14.1",
        "picture": "page.jpg",
    }
    heard = ("banner", "main", '  heading "Where to find your UTR" level 1', "  paragraph", "  link")
    return {
        "v1": Visit(id="v1", operating="pointer", **shared),
        "v2": Visit(id="v2", operating="screen-reader", exposed=heard, **shared),
    }


def _finding(check: str, person: str, journey: str = "lost-utr", **more: object) -> Finding:
    given = {"outcome": Outcome.FAILED, "severity": Severity.SERIOUS, "channel": Channel.PHONE, "basis": OURS} | more
    return Finding(
        id=_hash(f"{check} {person} {journey}")[:12],
        check=check,
        pack=PACK,
        journey=journey,
        person=person,
        **given,
    )


def _findings(number_spoken: Evidence) -> tuple[Finding, ...]:
    asked = Where(file=PHONE, line=41, step="reason", moment=1)
    speech = {
        "where": asked,
        "basis": REBUILT,
        "message": "The question takes only a spoken answer, and stops waiting after 5 seconds.",
        "why": "The relay needs 26 seconds to type the question and speak the answer; the service waits 5.",
        "fix": "Take a key from the first time the question is put, and wait longer when a call comes from a relay.",
        "standards": ("EN 301 549 6.4", "Equality Act 2010 s.20"),
        "turns_on": TurnsOn(name="platform.wait", value=5, flips_at=26.3),
    }
    cut = {
        "severity": Severity.SHUT_OUT,
        "where": Where(file=PHONE, line=92, step="cut-off", moment=3),
        "message": "As modelled, the call is cut off and no human can be reached from here.",
        "why": "They have neither their UTR nor anybody to ask, and would have to start again on the same line.",
        "fix": "Before the call ends, offer an adviser, or put a number and a web address in the text.",
        "standards": ("The service's own promise", "A clause that is not in the data"),
    }
    spoken = {
        "where": Where(file=PHONE, line=85, step="extra-support-number", moment=3),
        "message": "The number of the extra support team is spoken once, as modelled, and is in no text.",
        "why": "They cannot write a number down while it is being said, and it is not said again.",
        "fix": "Put the number in the text message too.",
        "standards": ("W3C COGA: voice menus",),
        "evidence": (number_spoken,),
    }
    text = {
        "severity": Severity.MODERATE,
        "channel": Channel.TEXT,
        "where": Where(file=TEXTS, line=1, step="find-your-utr", moment=5),
        "message": "The text, as modelled, says how to help oneself and not how to reach a person.",
        "fix": "Add one line to the text: a number, and how to get help without a call.",
        "standards": ("GDS: texts and emails",),
    }
    link = {
        "channel": Channel.WEB,
        "where": Where(
            file=SERVICE,
            line=63,
            step="where-to-find-your-utr",
            url="https://www.gov.uk/find-utr-number/where-to-find-it",
            selector="main > a:nth-child(4)",
            moment=3,
        ),
        "message": "A link has no name.",
        "why": "Their screen reader says only: link. They cannot know that it opens the webchat.",
        "fix": "Give the link words that say where it goes.",
        "standards": ("WCAG 2.2 A and AA",),
    }
    unknown = {
        "outcome": Outcome.CANNOT_TELL,
        "severity": Severity.MODERATE,
        "channel": Channel.WEB,
        "where": Where(file=SERVICE, line=36, step="webchat", moment=3),
        "message": "Whether the webchat leads to a human is not known.",
        "why": "It is the one way on that this person was given.",
        "fix": "Model the webchat in the pack, or try it with people who use a screen reader.",
        "standards": (),
    }
    mistaken = cut | {"where": cut["where"].model_copy(update={"moment": 2}), "why": "They have nobody to ask."}
    return (
        _finding("speech-only-question", "deaf-relay", **speech),
        _finding("no-human-from-here", "deaf-relay", **cut),
        _finding("number-spoken-once", "blind-screen-reader", **spoken),
        _finding("text-without-a-human", "blind-screen-reader", why="The text is all that they keep.", **text),
        _finding("page-link-without-a-name", "blind-screen-reader", "help-with-return", **link),
        _finding("way-in-not-modelled", "blind-screen-reader", "help-with-return", **unknown),
        _finding("speech-only-question", "deaf-relay", "help-with-return", **speech),
        _finding("no-human-from-here", "control", "no-nino", **mistaken),
    )
