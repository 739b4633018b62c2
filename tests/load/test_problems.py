"""What is said of a mistake: a place, and a sentence that helps to mend it."""

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from harness.load.problems import LoadError, Path, Problem, did_you_mean, explain


class Thing(BaseModel):
    """Something with keys to get wrong."""

    model_config = ConfigDict(extra="forbid")
    first_name: str
    second_name: str
    words: str = ""

    @field_validator("words")
    @classmethod
    def _not_shouted(cls, words: str) -> str:
        if words.isupper():
            raise ValueError("write 'HMRC' and the like in capitals, all else in small letters")
        return words


class Lines:
    """A file of one mapping: each key on its own line, in the order given."""

    def __init__(self, data: dict[str, object]) -> None:
        self.keys = list(data)

    def at(self, path: Path) -> tuple[Path, int, int]:
        found = path[:1] if path and path[0] in self.keys else ()
        return found, self.keys.index(str(path[0])) + 1 if found else 1, 1

    def written(self, path: Path) -> str | None:
        return f"{path[0]} as written"


def said(**data: object) -> list[str]:
    """What is said of a thing that is made of these."""
    with pytest.raises(ValidationError) as refused:
        Thing.model_validate(data)
    return [str(problem) for problem in explain(refused.value.errors(), Lines(data), "x.yaml")]


def test_a_missing_key_and_an_unknown_one_that_look_alike_are_one_misspelling_at_the_unknown_one():
    assert said(first_name="A", secnd_name="B") == [
        "x.yaml:2:1: second_name: Field required. Did you mean 'second_name' for 'secnd_name'?"
    ]


def test_a_missing_key_and_an_unknown_one_that_do_not_look_alike_are_two_mistakes():
    assert said(first_name="A", colour="red") == [
        "x.yaml:1:1: second_name: Field required.",
        "x.yaml:2:1: colour: This key is not known here. Take it out, or check its spelling.",
    ]


def test_two_misspellings_are_two_mistakes_each_with_its_own_hint():
    assert said(frist_name="A", secnd_name="B") == [
        "x.yaml:1:1: first_name: Field required. Did you mean 'first_name' for 'frist_name'?",
        "x.yaml:2:1: second_name: Field required. Did you mean 'second_name' for 'secnd_name'?",
    ]


def test_a_number_where_words_are_wanted_is_quoted_as_it_was_written():
    assert said(first_name=12, second_name="B") == [
        'x.yaml:1:1: first_name: This is read as a number. Put quotes round it: "first_name as written".'
    ]


def test_a_sentence_of_our_own_begins_with_a_capital_and_keeps_the_others():
    (problem,) = said(first_name="A", second_name="B", words="LOUD")
    assert problem == "x.yaml:3:1: words: Write 'HMRC' and the like in capitals, all else in small letters."


def test_an_error_prints_every_problem_on_a_line_of_its_own():
    problems = [Problem("a.yaml", 1, 2, "One."), Problem("b.yaml", 3, 4, "Two.")]
    error = LoadError(problems)
    assert str(error) == "a.yaml:1:2: One.\nb.yaml:3:4: Two."
    assert error.problems == tuple(problems)


@pytest.mark.parametrize(("word", "hint"), [("qeue", " Did you mean 'queue'?"), ("xyz", ""), ("", "")])
def test_a_hint_is_given_only_where_something_is_near(word: str, hint: str):
    assert did_you_mean(word, ["say", "queue", "menu"]) == hint
