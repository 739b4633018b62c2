"""Loads the file of accepted findings."""

from pathlib import Path

from harness.load.claims import check_names
from harness.load.problems import LoadError
from harness.load.yaml_file import YamlFile
from harness.model.acceptance import Acceptance

ACCEPTED = "accepted.yaml"


def load_accepted(path: Path = Path(ACCEPTED)) -> tuple[Acceptance, ...]:
    """What was accepted, in the order of the file; nothing where there is no file.

    Args:
        path: The file; by default it lies in the working folder, as it belongs to whoever runs the tool.

    Raises:
        LoadError: The file is not right; each problem has its line and column.
    """
    if not path.is_file():
        return ()
    file = YamlFile(path, path.name)
    file.data = [] if file.data is None else file.data
    found = file.as_model(tuple[Acceptance, ...], (("*",),))
    problems = [
        file.missing((index, "check"), "check", each.check, check_names())
        for index, each in enumerate(found)
        if each.check not in check_names()
    ]
    if problems:
        raise LoadError(problems)
    return found
