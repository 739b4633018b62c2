"""The characteristics and groups that assessments speak of: a look-up, so that a gap has the same name everywhere."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Self

import yaml
from pydantic import model_validator

from harness.model.base import Frozen


class Characteristic(Frozen):
    """A characteristic or group of people.

    Attributes:
        name: As a sentence names it.
        source: The law that protects it, or who else names it; none where it lies within another.
        within: The characteristic that it is a part of.
    """

    name: str
    source: str | None = None
    within: str | None = None

    @model_validator(mode="after")
    def _sourced(self) -> Self:
        if (self.source is None) == (self.within is None):
            raise ValueError("say either the 'source' or what it lies 'within'")
        return self


@cache
def characteristics() -> Mapping[str, Characteristic]:
    """Every characteristic and group, by id."""
    text = (resources.files(__package__) / "characteristics.yaml").read_text(encoding="utf-8")
    return {name: Characteristic(**entry) for name, entry in yaml.safe_load(text).items()}
