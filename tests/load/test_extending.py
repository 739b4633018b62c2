"""A pack that extends another holds only what changes; the rest is the other's, and a mistake says where it is."""

from pathlib import Path

import pytest

from harness.load import LoadError, load_pack
from harness.load.pack import names_that_ship, twins_of

SERVICE = "extends: hmrc-sms-deflection\nname: Changed\nabout: A copy.\n"
PHONE = """\
steps:
  cut-off:
    kind: say
    says: Stay on the line.
    to: keypad
"""


@pytest.fixture
def twin(pack_copy: Path):
    """Writes a pack beside a copy of the small pack."""
    folder = pack_copy.parent / "changed"
    folder.mkdir()

    def twin(service: str = SERVICE, phone: str = PHONE) -> Path:
        (folder / "service.yaml").write_text(service, encoding="utf-8")
        (folder / "phone.yaml").write_text(phone, encoding="utf-8")
        return folder

    return twin


def test_only_what_it_names_changes(twin, pack_copy):
    """The step that it names is its own, with its own line; everything else is as it was."""
    base, changed = load_pack(str(pack_copy)), load_pack(str(twin()))
    assert (changed.name, changed.extends, changed.service.name) == ("changed", base.name, "Changed")
    assert changed.phone.steps["cut-off"].kind == "say"
    origin = changed.phone.steps["cut-off"].origin
    assert (origin.file, origin.line) == ("changed/phone.yaml", 2)
    unchanged = {name: step for name, step in base.phone.steps.items() if name != "cut-off"}
    assert {name: step for name, step in changed.phone.steps.items() if name != "cut-off"} == unchanged
    assert (changed.journeys, changed.texts, changed.pages) == (base.journeys, base.texts, base.pages)


def test_a_change_in_either_pack_is_another_content(twin, pack_copy):
    """What is kept of walks must not outlive a change, in the pack itself or in the one that it extends."""
    first = load_pack(str(twin())).sha256
    (pack_copy / "texts.yaml").write_text((pack_copy / "texts.yaml").read_text(encoding="utf-8") + "\n# more\n")
    second = load_pack(str(twin())).sha256
    third = load_pack(str(twin(phone=PHONE.replace("Stay", "Please stay")))).sha256
    assert len({first, second, third}) == 3


@pytest.mark.parametrize(
    ("service", "phone", "said"),
    [
        (SERVICE.replace("sms", "sns"), PHONE, "service.yaml:1:1: extends: There is no pack 'hmrc-sns-deflection'"),
        (SERVICE.replace("hmrc-sms-deflection", "changed"), PHONE, "The pack 'changed' extends another itself."),
        (SERVICE, PHONE.replace("keypad", "keypda"), "phone.yaml:5:5: steps.cut-off.to: There is no step 'keypda'."),
        (SERVICE + "pages: {}\n", PHONE, "changed/service.yaml:4:1: pages: This key is not known here."),
    ],
    ids=["unknown", "circle", "dangling", "too much"],
)  # fmt: skip
def test_a_mistake_says_where_it_is(twin, service, phone, said):
    """A pack that is not there, a circle, a step that is not there and a key too many are refused at their place."""
    with pytest.raises(LoadError) as refused:
        load_pack(str(twin(service, phone)))
    assert any(said in str(problem) for problem in refused.value.problems), refused.value.problems


def test_a_pack_knows_which_extend_it(twin, pack_copy):
    """The twins of a pack are those beside it that name it."""
    folder = twin()
    assert [found.name for found in twins_of(load_pack(str(pack_copy)))] == [folder.name]


def test_a_run_of_everything_can_leave_the_twins_out():
    """Those that only extend another are named with the packs that ship, unless they are left out."""
    assert set(names_that_ship(twins=False)) < set(names_that_ship())
