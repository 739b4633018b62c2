import re
from dataclasses import dataclass
from math import exp, log
from typing import Literal, NamedTuple
from harness.language.familiar import familiar
from harness.language.normal import Normal, normal

class Features(NamedTuple):
    unknown: float
    rare: float
    long: float
    sentence: float

def features(found: Normal) -> tuple[Features, int]:
    unknown = rare = long = sentence = 0.0
    words = 0
    for _, said, prose in found.sentences:
        if not prose: continue
        count = len(said)
        words += count
        sentence += count * log(count)
        for word in said:
            known = familiar(word)
            unknown += known[0]; rare += known[1]; long += known[2]
    n = words or 1
    return Features(unknown / n, rare / n, long / n, sentence / n), words
