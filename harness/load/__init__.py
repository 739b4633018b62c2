"""YAML to model: packs and people, with errors that point at file, line and column."""

from harness.load.pack import load_pack
from harness.load.people import load_people
from harness.load.problems import LoadError, Problem
from harness.load.shipped import ship_folder

__all__ = ["LoadError", "Problem", "load_pack", "load_people", "ship_folder"]
