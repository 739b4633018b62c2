"""Runs: what to walk, the walks themselves, several packs at once, and the record of it all."""

from harness.run.engine import Made, Planned, Run, WalkMade, plan
from harness.run.packs import RunOfPacks
from harness.run.task import Page

__all__ = ["Made", "Page", "Planned", "Run", "RunOfPacks", "WalkMade", "plan"]
