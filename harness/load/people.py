"""Loads people: one YAML file a person."""

from collections.abc import Sequence
from pathlib import Path

from harness.load.problems import LoadError, Problem, did_you_mean
from harness.load.shipped import ship_folder
from harness.load.yaml_file import YamlFile
from harness.model.persona import Persona
from harness.standards.characteristics import characteristics


def person_files() -> dict[str, Path]:
    """The people there are, by id: those that ship, and those of the working folder, which win."""
    found = {path.stem: path for path in sorted(ship_folder("personas").glob("*.yaml"))}
    found.update({path.stem: path for path in sorted(Path("personas").glob("*.yaml"))})
    return dict(sorted(found.items(), key=lambda entry: (entry[0] != "control", entry[0])))


def load_people(wanted: Sequence[str] = ()) -> tuple[Persona, ...]:
    """Loads people, the control first, then by id.

    Args:
        wanted: Ids, or paths of files; empty loads all there are.

    Raises:
        LoadError: There is no such person, or a file is not right.
    """
    files = person_files()
    chosen = {}
    problems: list[Problem] = []
    for name in wanted or files:
        path = files.get(name) or Path(name)
        if not path.is_file():
            hint = did_you_mean(name, files) or f" There are: {', '.join(files)}."
            problems.append(Problem(name, 0, 0, f"There is no such person.{hint}"))
            continue
        try:
            file = YamlFile(path, f"personas/{path.name}")
            person = file.as_model(Persona, ((),))
        except LoadError as error:
            problems += error.problems
            continue
        if person.id != path.stem:
            said = f"The id '{person.id}' and the file's name differ. Call both the same."
            problems.append(file.problem(("id",), said))
        for index, group in enumerate(person.stands_for):
            if group not in characteristics():
                said = f"There is no characteristic '{group}'.{did_you_mean(group, characteristics())}"
                problems.append(file.problem(("stands_for", index), said))
        chosen[person.id] = person
    if problems:
        raise LoadError(problems)
    return tuple(sorted(chosen.values(), key=lambda person: (person.id != "control", person.id)))
