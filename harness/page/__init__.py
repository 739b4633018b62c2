"""Pages outside a pack: which are to be visited, how each is brought into its state, and what the checks say of it."""

from harness.page.sources import Given, Sources, read_sources
from harness.page.steps import Script, StepFailed
from harness.page.visiting import Asking, PageRun

__all__ = ["Asking", "Given", "PageRun", "Script", "Sources", "StepFailed", "read_sources"]
