"""Weighs what an assessment says against what was tried: claims, walks, findings and properties become verdicts.

Pure: no clock, no file, no browser. The day is given in.
"""

from harness.weigh.tried import Case, Tried
from harness.weigh.verdicts import failing, passes, weigh

__all__ = ["Case", "Tried", "failing", "passes", "weigh"]
