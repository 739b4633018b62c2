"""A writer's own rules: what is right is loaded, and what is not is said with its line and column."""

from pathlib import Path

import pytest

from harness.language.rules import all_rules, remarks
from harness.load.own_rules import load_rules
from harness.load.problems import LoadError

OWN = """\
old-name:
  problem: The council has a new name
  words:
    Anytown Borough: Anytown Council
  examples:
    poor: Anytown Borough writes to you.
    good: Anytown Council writes to you.
tracking-code:
  problem: A code that nobody needs
  pattern: '\\bTRK-\\d{4}\\b'
  kinds: [text]
short:
  problem: Our texts have at most 10 words
  limit:
    measure: words
    most: {value: 10, source: "Anytown style guide, page 3"}
"""


def _file(folder: Path, text: str) -> Path:
    path = folder / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_writer_adds_rules_without_python(tmp_path: Path):
    rules = load_rules(_file(tmp_path, OWN))
    assert len(rules) == len(all_rules()) + 3
    found = remarks("Anytown Borough: one two three four five six seven TRK-0042.", "text", rules=rules)
    assert {"old-name", "tracking-code"} <= {remark.rule for remark in found}
    assert rules["short"].source is None


def test_no_file_is_the_rules_that_ship():
    assert load_rules() == all_rules()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (OWN.replace("pattern: '", "patern: '"), "rules.yaml:10:3: tracking-code.patern: This key is not known here."),
        (OWN.replace("\\d{4}", "(\\d+)+"), "rules.yaml:10:3: tracking-code.pattern"),
        (OWN.replace("measure: words", "measure: beauty"), "rules.yaml:15:5: short.limit.measure: 'beauty' is not"),
        (OWN.replace("value: 10, ", ""), "rules.yaml:16:5: short.limit.most.value: Field required."),
        (
            OWN.replace("poor: Anytown Borough", "poor: Anytown"),
            "rules.yaml:6:5: old-name.examples.poor: The rule does not",
        ),
        (
            OWN.replace("good: Anytown Council", "good: Anytown Borough"),
            "rules.yaml:7:5: old-name.examples.good: The rule finds",
        ),
        (OWN.replace("kinds: [text]", "kinds: [speech]"), "rules.yaml:11:11: tracking-code.kinds.0"),
        (OWN.replace("old-name:", "Old Name:"), "rules.yaml:1:1: Old Name: 'Old Name' is not written as it has to be"),
        (OWN.replace("  kinds: [text]", "  id: x"), "rules.yaml:11:3: tracking-code.id: This key is not known here."),
        ("- a\n", "rules.yaml:1:1: This has to be names with values."),
        ("a: *x\n", "rules.yaml:1:4: Anchors and aliases are not used"),
        ("a: [\n", "rules.yaml:2:1: This is not YAML"),
        ("", "rules.yaml:1:1: This has to be names with values."),
    ],
)
def test_a_mistake_is_one_error_with_its_place(tmp_path: Path, text: str, said: str):
    with pytest.raises(LoadError) as caught:
        load_rules(_file(tmp_path, text))
    (problem,) = caught.value.problems
    assert str(problem).startswith(said)
