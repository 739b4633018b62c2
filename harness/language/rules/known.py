"""Lists that several rules read: abbreviations that need no explaining, what senders are called, verbs that ask."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def abbreviations() -> Mapping[str, str]:
    """The abbreviations that need no explaining, each with the reason."""
    return {short: group["because"] for group in _lists()["abbreviations"] for short in group["are"].split()}


@cache
def words(name: str) -> frozenset[str]:
    """A list of single words."""
    return frozenset(_lists()[name].split())


@cache
def phrases(name: str) -> tuple[str, ...]:
    """A list of phrases."""
    return tuple(_lists()[name])


@cache
def _lists() -> Mapping[str, Any]:
    file = resources.files(__package__) / "known_lists.yaml"
    lists: Mapping[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return lists
