"""The files of an imported pack, word by word: what is known, where it comes from, and what a person is to put in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from harness.load.exported import FORMATS, about
from harness.load.yaml_words import Block, comment, yaml_of
from harness.model.base import Frozen
from harness.model.pack import Pack
from harness.model.service import Text
from harness.model.steps import CallStep, Unknown
from harness.phone.formats.imported import Entered, Imported, ImportedFile

_ENTERED: Mapping[Entered, str] = {
    "caller": "entered by callers",
    "module": "a module that other flows call",
    "waiting": "heard by somebody who waits",
    "agent": "for agents, not for callers",
    "task": "for tasks and messages; nobody rings it",
}
_LAST = ("silence", "not_understood", "bot", "language", "error", "basis", "source", "note")
_TAKE_OUT = 'Take out the "# " of each of its lines to begin with it:'
_EXAMPLE_NUMBER = 'number: "01632 960001"'
"""From the range that Ofcom keeps free for drama."""


def service_yaml(pack: Pack, imported: Imported, folder: str) -> str:
    """The service: its ways in and its humans."""
    service = pack.service
    parts = [
        _head(
            f"{service.name}: the service. {about(imported)}",
            (
                "Say under 'name' and 'about' what the service is.",
                f"Numbers that people ring: below each way in, and at its line in phone.yaml, such as "
                f"{_EXAMPLE_NUMBER}. Without one, no text or prompt that gives the number is known to lead there.",
                "Who answers: an export names queues and numbers, not people. Give each human the name that a caller "
                "would use, the languages they speak, and under 'gives' what they can bring about, such as "
                "'gives: [help]'. Take out 'if_answered' once it is certain that a person answers.",
                "Pages that texts link to: add 'pages:' here, and each file in a folder 'pages'; add 'domains:', the "
                "service's own web domains.",
                "What is not known of the call: phone.yaml lists it. Then texts.yaml, then journeys.yaml.",
                f"To see what can be proved meanwhile: python3 -m harness routes {folder}",
            ),
        ),
        "\n",
        yaml_of({"name": service.name, "about": service.about}),
    ]
    for group in ("ways_in", "humans"):
        things = {name: _data(thing) for name, thing in getattr(service, group).items()}
        if things:
            parts += ["\n", f"{group}:\n", *(_entry(name, data) for name, data in things.items())]
    return "".join(parts)


def phone_yaml(pack: Pack, imported: Imported) -> str:
    """The call flow, file by file."""
    flow = pack.phone
    unknown = [unknown for file in imported.files for unknown in file.unknown]
    todo = [
        f"The number of each line that people ring, such as {_EXAMPLE_NUMBER}; the same in service.yaml.",
        "The timers and the speed of the voice that say 'assumption: true', where the real ones are known.",
        "The words that callers say: 'phrases' tells which spoken words mean which answer.",
    ]
    if unknown:
        todo.append(f"What is not known, {len(unknown)} in all; each is marked 'not known' where it stands:")
    head = _head(
        f"{pack.service.name}: the call. {about(imported)} Each step says under 'source' which block of which file it "
        "was made from.",
        todo,
    )
    parts = [head, *(comment(f"{each.step}: {each.what}", 0, "   - ", "     ") for each in unknown)]
    whole = flow.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"lines", "steps"})
    sections = ("voice", "voices", "platform", "recordings", "phrases", "bounds")
    parts += ["\n", *(_section(part, whole[part]) for part in sections if whole.get(part))]
    parts += ["\nlines:\n", *(_entry(name, _data(line)) for name, line in flow.lines.items())]
    parts += ["\nsteps:\n", *_steps(flow.steps, imported.files)]
    return "".join(parts).rstrip("\n") + "\n"


def texts_yaml(pack: Pack) -> str:
    """The texts: those that are sent, to be filled in, or else an example."""
    if pack.texts:
        todo = ("What each text says, and who it is from: the export names these texts and does not hold their words.",)
        texts = (_section(name, _text(text)) for name, text in pack.texts.items())
        return "\n".join([_head("The texts that the call sends.", todo), *texts])
    text = {"sender": "SERVICE", "parts": [{"words": "Book online: https://www.example.org/book", "basis": "supplied"}]}
    return _head(
        "The texts that the call sends.",
        (
            "Add each text that is sent during the call, if there are any; the export holds none.",
            "In phone.yaml send it by a step with 'kind: text', 'sends: booking-link' and 'to: NEXT-STEP'.",
        ),
    ) + _example({"booking-link": text})


def journeys_yaml(pack: Pack) -> str:
    """An example of a journey: an export does not say what callers come for."""
    line = next(iter([way.line for way in pack.service.ways_in.values() if way.line] or pack.phone.lines))
    intents = [o.intents[0] for step in pack.phone.steps.values() for o in getattr(step, "options", ())]
    answers = [{"answer": intent, "saying": "What they would say."} for intent in intents[:1]]
    journey = {
        "goal": "What the caller wants, in their own words.",
        "met_by": ["help"],
        "do": [{"call": line}, *answers, "ask_for_person"],
    }
    todo = (
        "Add what callers come for. Until there is one journey nobody can be walked through the service; its routes "
        "can be proved without.",
        "What a journey is 'met_by' has to be under 'gives' of a human or page (service.yaml), a 'say' step or a text.",
    )
    return _head("What callers come for.", todo) + _example({"get-help": journey})


def _head(what: str, todo: Sequence[str]) -> str:
    lines = (comment(each, 0, f"{number}. ", "   ") for number, each in enumerate(todo, 1))
    return comment(what) + "#\n" + comment("To finish by hand:") + "".join(lines)


def _example(data: Mapping[str, Any]) -> str:
    lines = yaml_of({name: Block(thing) for name, thing in data.items()}).splitlines()
    return "#\n" + comment(f"An example. {_TAKE_OUT}") + "".join(f"# {line}\n" for line in lines)


def _steps(steps: Mapping[str, CallStep], files: Iterable[ImportedFile]) -> Iterator[str]:
    """Every step once, under the file that it was made from."""
    left = dict(steps)
    for file in files:
        own = [(name, left.pop(name)) for name in file.steps if name in left]
        count = "1 step" if len(own) == 1 else f"{len(own)} steps"
        yield (
            comment(f'{file.source}: "{file.name}", {_ENTERED[file.entered]}. {FORMATS[file.format]}, {count}.', 2)
            + "\n"
        )
        unknown = {each.step: each.what for each in file.unknown}
        for name, step in own:
            yield _mark(step, unknown.get(name)) + _entry(name, _data(step)) + "\n"
    if left:
        yield comment("Put in by the import, where the files say nothing of their own.", 2) + "\n"
        yield from (_entry(name, _data(step)) + "\n" for name, step in left.items())


def _mark(step: CallStep, what: str | None) -> str:
    if isinstance(step, Unknown):
        return comment("not known: 'what' says what to supply; then put the real step here.", 2)
    return comment(f"not known: {what}", 2, rest="  ") if what else ""


def _section(name: str, data: Any) -> str:  # noqa: ANN401 -- whatever a file may hold
    return yaml_of({name: Block(data) if isinstance(data, dict) else data})


def _entry(name: str, data: Mapping[str, Any]) -> str:
    """One named thing, as it stands within its section."""
    return _section("section", {name: Block(data)}).partition("\n")[2]


def _data(thing: Frozen) -> dict[str, Any]:
    """What a thing holds beyond its defaults: its kind first, what it rests on last, and no origin."""
    found = thing.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"origin"})
    names = ["kind", *(name for name in found if name not in ("kind", *_LAST)), *_LAST]
    return {name: found[name] for name in names if name in found and found[name] != {}}


def _text(text: Text) -> dict[str, Any]:
    left_out: dict[str, Any] = {"origin": True, "parts": {"__all__": {"origin": True}}}
    return text.model_dump(mode="json", exclude_defaults=True, exclude=left_out)
