"""The clauses that checks rest on: a look-up, nothing else. What a call costs lies beside them."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal

import yaml

from harness.model.base import Frozen

Weight = Literal["requirement", "standard", "contested"]
"""What a source can support: an official requirement, a standard or a vendor's guide, or contested evidence."""

_NO_CLAUSES = {"call_prices.yaml", "caller_errors.yaml", "characteristics.yaml"}
"""Files that lie here and hold another sort of datum."""


class Clause(Frozen):
    """One clause of a law, a standard or a guide.

    Attributes:
        id: As checks cite it, for example ``WCAG 2.2 1.3.1``.
        title: Its own title.
        url: Where it can be read; none where it is not public.
        gist: What it asks, in plain English.
        weight: What it can support.
    """

    id: str
    title: str
    url: str | None = None
    gist: str
    weight: Weight


@cache
def clauses() -> Mapping[str, Clause]:
    """Every clause, by id."""
    found = {}
    for file in sorted(resources.files(__package__).iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yaml") and file.name not in _NO_CLAUSES:
            for identifier, entry in yaml.safe_load(file.read_text(encoding="utf-8")).items():
                found[identifier] = Clause(id=identifier, **entry)
    return found


def clause(identifier: str) -> Clause:
    """The clause with this id.

    Raises:
        KeyError: No such clause.
    """
    return clauses()[identifier]
