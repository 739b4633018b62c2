"""What a record keeps of what went in: a group that nobody stands for is said to be untested."""

from harness.load import load_pack, load_people
from harness.seen import uncovered

PACK = load_pack("hmrc-sms-deflection")


def named(*people):
    return [gap.what for gap in uncovered([PACK], load_people(people))]


def test_groups_that_nobody_stands_for_are_named_in_one_entry_a_pack_with_where():
    (what,) = named("control")
    assert what.startswith("hmrc-sms-deflection: sight (eqia:32), hearing (eqia:33)")
    assert "sex (eqia:" in what


def test_a_group_for_which_somebody_stands_is_left_out():
    (what,) = named("blind-screen-reader")
    assert "sight" not in what
    assert "hearing" in what
