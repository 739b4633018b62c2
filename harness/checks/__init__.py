"""One module a check. A check is a pure function of something recorded; it never drives a browser, a call or a clock.

Adding a check is adding a module here, and a file of examples beside its test; nothing else has to know.
"""

from harness.checks.judging import Judged, Said, judge, judge_properties
from harness.checks.registry import Check, Recorded, Subject, all_checks

__all__ = ["Check", "Judged", "Recorded", "Said", "Subject", "all_checks", "judge", "judge_properties"]
