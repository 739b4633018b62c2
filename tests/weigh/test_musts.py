"""What a claim may ask of a walk: each holds, fails, or is not known, and says why."""

import pytest

from harness.model.base import Basis, Channel, Origin
from harness.model.claim import Must
from harness.model.trace import AskedQuestion, Moment, SpokenNumber, TextMessage, Trace, WayReceived
from harness.weigh.musts import meets

HERE = Origin(file="phone.yaml")


def moment(step, at, kind="prompt"):
    return Moment(at=at, until=at + 2, channel=Channel.PHONE, kind=kind, step=step, basis=Basis.ILLUSTRATIVE)


MOMENTS = (moment("hello", 0), moment("number", 4), moment("bye", 8, "end"))
TEXT = TextMessage(
    id="link",
    where=HERE,
    basis=Basis.PUBLISHED,
    sender="HMRC",
    body="Don’t  reply.",
    sent=2,
    arrived=9,
    numbers=(),
    links=(),
    moment=None,
)
NUMBER = SpokenNumber(
    number="1",
    step="number",
    where=HERE,
    basis=Basis.ILLUSTRATIVE,
    moment=1,
    times=1,
    can_hear_again=False,
    received=0,
    kept=False,
)
QUESTION = AskedQuestion(
    step="menu",
    where=HERE,
    basis=Basis.ILLUSTRATIVE,
    moment=0,
    asks="Which?",
    speech=True,
    keys=True,
    keys_after=None,
    wait=5,
    wait_assumed=True,
    tries=1,
    silence_ends=False,
    measured=True,
    attempts=(),
    by="key",
)


def way(name="team", by=Channel.PHONE, leads_to="connected", **more):
    fields = {"perceived": True, "kept": True, "usable": True}
    return WayReceived(
        way=name, name=name, kind="phone", given_by=by, moment=1, leads_to=leads_to, why="It rings.", **fields | more
    )


def walk(**more):
    fields = {
        "goal": "not-met",
        "human": "none",
        "stuck": True,
        "because": "So it went.",
        "basis": Basis.ILLUSTRATIVE,
        "seconds": 10,
        "moments": MOMENTS,
    }
    return Trace(pack="p", journey="j", person="me", **fields | more)


UNKNOWN = {"goal": "unknown", "human": "unknown", "stuck": False}
CONNECTED = {"goal": "met", "human": "connected", "stuck": False}
CASES = [
    ({"goal": "met"}, CONNECTED, True),
    ({"goal": "met"}, {}, False),
    ({"goal": "met"}, UNKNOWN, None),
    ({"human": ["connected", "directed"]}, CONNECTED, True),
    ({"human": ["connected", "directed"]}, {}, False),
    ({"human": ["connected"]}, UNKNOWN, None),
    ({"stuck": False}, CONNECTED, True),
    ({"stuck": False}, {}, False),
    ({"stuck": False}, UNKNOWN, None),
    ({"texts": "none"}, {}, True),
    ({"texts": "none"}, {"texts": (TEXT,)}, False),
    ({"texts": "sent"}, {"texts": (TEXT,)}, True),
    ({"texts": "arrived"}, {"texts": (TEXT.model_copy(update={"arrived": None}),)}, False),
    ({"text_says": "Don't reply."}, {"texts": (TEXT,)}, True),
    ({"text_says": "Ring us."}, {"texts": (TEXT,)}, False),
    ({"text_says": "Ring us."}, {}, None),
    ({"comes_to": ["hello", "number"]}, {}, True),
    ({"comes_to": ["hello", "adviser"]}, {}, False),
    ({"avoids": ["adviser"]}, {}, True),
    ({"avoids": ["bye"]}, {}, False),
    ({"keys_at": ["menu"]}, {"questions": (QUESTION,)}, True),
    ({"keys_at": ["menu"]}, {"questions": (QUESTION.model_copy(update={"by": "speech"}),)}, False),
    ({"in_order": ["text-sent", "number-spoken", "call-ended"]}, {"texts": (TEXT,), "numbers": (NUMBER,)}, True),
    ({"in_order": ["call-ended", "text-sent"]}, {"texts": (TEXT,)}, False),
    ({"in_order": ["number-received"]}, {"numbers": (NUMBER,)}, False),
    ({"in_order": ["text-arrived", "call-ended"]}, {"texts": (TEXT,)}, False),
    ({"given": {"way": "team"}}, {"ways": (way(),)}, True),
    ({"given": {"way": "team", "by": ["text"]}}, {"ways": (way(),)}, False),
    ({"given": {"way": "team", "kept": True}}, {"ways": (way(kept=False),)}, False),
    ({"given": {"way": "team", "by": ["web"]}}, {"untested": ("No browser.",)}, None),
    ({"not_only_by": "team"}, {"ways": (way(),)}, False),
    ({"not_only_by": "team"}, {"ways": (way(), way("page", Channel.TEXT))}, True),
    ({"not_only_by": "team"}, {"ways": (way(), way("chat", Channel.WEB, "unknown"))}, None),
    ({"not_only_by": "team"}, CONNECTED, True),
]


@pytest.mark.parametrize(("asked", "is_so", "holds"), CASES)
def test_what_is_asked_holds_fails_or_is_not_known(asked, is_so, holds):
    """Each thing that may be asked of a walk is true of some, false of others, and says why."""
    found = meets(Must.model_validate(asked), walk(**is_so))
    assert found.holds is holds
    assert found.why


def test_what_fails_decides_before_what_is_not_known():
    """Where one part fails and another is not known, the walk is not as is asked."""
    assert meets(Must(goal="met", texts="sent"), walk(**UNKNOWN)).holds is False
