"""What the terminal says of proofs."""

import io

import pytest
from rich.console import Console

from harness.model.property import TimeToHuman
from harness.report.routes_terminal import print_proofs

NAMES = {
    "control": "Control",
    "blind-screen-reader": "Blind, uses a screen reader",
    "deaf-relay": "Deaf, calls through a relay",
}


def shown(proofs, *, plain=False, width=100, **more):
    """What is printed, as text."""
    out = io.StringIO()
    print_proofs(proofs, Console(file=out, width=width, color_system=None), plain=plain, **more)
    return out.getvalue()


def for_control(route_sample, source="journeys/other", **more):
    """What an exported flow gives: one person only."""
    own = tuple(each for each in route_sample.properties() if each.person == "control")
    return route_sample.proof(source=source, **({"properties": own} | more))


@pytest.mark.parametrize("plain", [False, True], ids=["drawn", "plain"])
def test_it_reads_as_it_should(route_sample, snapshot, plain):
    """Everything that is said of one pack, word for word."""
    assert shown([route_sample.proof()], plain=plain, names=NAMES) == snapshot


@pytest.mark.parametrize("plain", [False, True], ids=["drawn", "plain"])
def test_the_usual_case_reads_as_it_should(route_sample, snapshot, plain):
    """What is refuted on a good day comes first, and what needs bad luck after it, word for word."""
    assert shown([route_sample.proof(properties=route_sample.usual_properties())], plain=plain) == snapshot


def test_a_good_word_stands_only_where_it_is_true(route_sample):
    """The reason for a verdict on the usual case is never told as one on every case."""
    told = shown([route_sample.proof(properties=route_sample.usual_properties())], plain=True)
    assert "Whatever happens outside" not in told
    assert (
        "human-whatever-happens: refuted for both people. While the lines are open and nothing fails: proved." in told
    )


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        (("silent-caller", "human-reachable"), "All of these also while the lines are open and nothing fails."),
        (("human-whatever-happens",), "None of these while the lines are open and nothing fails."),
        (
            ("silent-caller", "human-whatever-happens"),
            "Of these, while the lines are open and nothing fails, refuted: silent-caller; proved: human-whatever-hap",
        ),
    ],
)
def test_the_usual_case_of_one_person_is_one_line(route_sample, kept, told):
    """For one person, what is left of the refuted in the usual case is said in one line."""
    own = [each for each in route_sample.usual_properties() if each.person == "control" and each.property in kept]
    assert told in shown([route_sample.proof(properties=tuple(own))], plain=True)


def test_files_count_what_is_refuted_in_the_usual_case(route_sample):
    """In a folder of files each file's line says how much is refuted even where nothing goes wrong outside."""
    one = route_sample.proof(properties=route_sample.usual_properties())
    assert "8 refuted (4 of them also while the lines are open and nothing fails), 2 proved." in shown(
        [one] * 2, plain=True
    )
    assert "of these, while" in shown([one] * 2)


@pytest.mark.parametrize("plain", [False, True], ids=["drawn", "plain"])
def test_several_files_are_told_in_a_line_each_first(route_sample, snapshot, plain):
    """Of many files a table comes first, then each with its most shared call only."""
    many = [for_control(route_sample, f"exports/flow-{n}.json", format="amazon-connect") for n in range(4)]
    assert shown(many, plain=plain) == snapshot


def test_it_fits_a_hundred_columns(route_sample):
    """Ten people and every property fit 100 columns; only a command, which is to be copied, may be longer."""
    one = route_sample.properties()[1]
    verdicts = ("refuted", "proved", "cannot-tell")
    made = tuple(
        one.model_copy(update={"person": f"somebody-with-a-long-id-{n}", "property": name, "verdict": verdicts[n % 3]})
        for n in range(10)
        for name in ("human-reachable", "human-whatever-happens", "no-hearing-no-speech")
    )
    lines = shown([route_sample.proof(properties=made)]).splitlines()
    assert [line for line in lines if len(line) > 100 and "python3 -m harness" not in line] == []


def test_plain_draws_nothing_and_breaks_no_line(route_sample):
    """In plain no line is indented, broken or drawn, however narrow the terminal is."""
    lines = shown([route_sample.proof()], plain=True, width=30).splitlines()
    assert not [line for line in lines if line != line.strip()]
    assert not [line for line in lines if "  " in line or "─" in line or "│" in line]
    assert any(len(line) > 100 for line in lines)


def test_a_call_that_people_share_is_printed_once(route_sample):
    """The call that two people share stands once, and says that its times are one of theirs."""
    told = shown([route_sample.proof()], width=200)
    assert told.count("says “I have lost my UTR”") == 1
    assert "The times are those of blind-screen-reader; for the others they differ." in told


def test_a_prompt_is_told_at_length_once(route_sample):
    """A prompt that comes again in another call is cut shorter: the reader knows it by then."""
    made = tuple(
        each.model_copy(
            update={"counterexample": tuple(s.model_copy(update={"hears": "x" * 200}) for s in each.counterexample)}
        )
        for each in route_sample.properties()
    )
    told = shown([route_sample.proof(properties=made)], plain=True)
    assert told.count("x" * 200) == 1
    assert told.count(f"“{'x' * 60} …”") > 1


def test_a_file_is_told_once_with_its_steps(route_sample):
    """The steps from which nothing leads on are named with their lines, and their file once."""
    told = shown([route_sample.proof()], plain=True)
    assert "Lost from here on, in hmrc-sms-deflection/phone.yaml: send-text (line 80), cut-off (line 92)." in told


def test_what_to_supply_is_said_once(route_sample):
    """What several verdicts wait for is asked for once, although an unknown step asks for it too."""
    assert shown([route_sample.proof()], plain=True).count(route_sample.UNKNOWN) == 1


@pytest.mark.parametrize(
    ("verdict", "people", "next_step"),
    [
        ("refuted", 2, "prove it again: python3 -m harness routes journeys/p"),
        ("cannot-tell", 2, "supply the one thing that is not known, and prove it again: "),
        ("proved", 2, "walk it as each person: python3 -m harness run journeys/p"),
        ("proved", 1, "python3 -m harness routes journeys/p --person all"),
    ],
)
def test_the_last_line_says_what_to_do_next(route_sample, verdict, people, next_step):
    """The last line is the next thing to do, by what was found."""
    one = route_sample.properties()[0]
    made = tuple(one.model_copy(update={"verdict": verdict, "person": f"p{n}"}) for n in range(people))
    last = shown([route_sample.proof(source="journeys/p", properties=made)]).splitlines()[-1]
    assert last.startswith("Next: ")
    assert next_step in last


def test_it_never_speaks_of_compliance(route_sample):
    """A proof is told as one of a model, and never as compliance with anything."""
    told = shown([route_sample.proof()])
    assert "As modelled" in told
    assert "complian" not in told.casefold()


def test_a_human_that_cannot_be_reached_has_no_time(route_sample):
    """Where no way leads to a human, no time is given; where only the longest is not known, that is said."""
    times = {"a": TimeToHuman(shortest=None, longest=None), "b": TimeToHuman(shortest=1.0, longest=None)}
    told = shown([route_sample.proof(time_to_human=times)])
    assert "a: no way leads to one" in told
    assert "b: shortest 0:01, longest not known" in told


def test_hostile_names_are_only_text(route_sample):
    """A file's name with markup and control characters is printed as it stands, and obeyed by nothing."""
    told = shown([route_sample.proof(source="[red]x\x1b[31m"), for_control(route_sample, "[bold]y")])
    assert "[red]x" in told
    assert "\x1b" not in told


def test_nothing_is_said_to_be_nothing(route_sample):
    """No flow, and a flow of which nothing was judged, are both said."""
    assert "no call flow" in shown([])
    assert "nothing judged" in shown([route_sample.proof(properties=()), route_sample.proof(properties=())])
