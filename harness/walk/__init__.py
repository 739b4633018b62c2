"""One person, one journey, one trace: across the phone, the text and the page."""

from harness.walk.kept import KeptWalks
from harness.walk.readings import walk
from harness.walk.walker import Walked

__all__ = ["KeptWalks", "Walked", "walk"]
