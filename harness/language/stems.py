"""What words are about, without grammar: for asking whether two lines speak of the same thing."""

import re

_ENDINGS = ("ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "ly", "s", "e", "y")
_LEAST = 3
_SMALL = frozenset(
    "a an the of to for in on at and or is are was be been you your our we us it its this that these with by from i my "
    "me as not no do does did can will has have had how what when where which who why if".split()
)


def stem(word: str) -> str:
    """A word without the ending that grammar gives it: *open* of *opening*; meant for comparing, not for showing."""
    small = word.lower()
    for ending in _ENDINGS:
        if small.endswith(ending) and len(small) - len(ending) >= (_LEAST + 1 if ending == "ly" else _LEAST):
            return small.removesuffix(ending)
    return small


def topics(text: str) -> frozenset[str]:
    """The stems of the words in a text that say what it is about."""
    return frozenset(stem(word) for word in re.findall(r"\w+", text) if word.lower() not in _SMALL)
