"""The classic readability scores, as textstat computes them: shown beside our own estimate, never the verdict.

On 20 to 60 words they are off by more than two grades in two cases of five, and a link or a line break moves them by
whole grades. They are there because people know them.

textstat 0.7.13 (MIT) cannot score English offline: at first use it fetches a pronouncing dictionary. Its look-up is
replaced by one that finds no dictionary, so that syllables come from pyphen's hyphenation, which is off by 0.18 of a
syllable a word on average. The dictionary on the package index is GPL, so it is not used. textstat is imported at the
first call, because it brings a large library with it.
"""

import sys
import warnings
from collections.abc import Callable, Mapping
from functools import cache

CLASSIC = "textstat 0.7.13"
"""What the scores come from, to be named wherever they are shown."""

_SCORES = {
    "Flesch-Kincaid grade": "flesch_kincaid_grade",
    "Flesch reading ease": "flesch_reading_ease",
    "SMOG": "smog_index",
    "Gunning fog": "gunning_fog",
    "Automated readability index": "automated_readability_index",
    "Coleman-Liau": "coleman_liau_index",
    "Dale-Chall": "dale_chall_readability_score",
    "Dale-Chall v2": "dale_chall_readability_score_v2",
    "Spache": "spache_readability",
}


def classic_scores(text: str) -> Mapping[str, float]:
    """The classic scores of an English text, by name; none where it has no words.

    All are United States school grades, but for the Flesch reading ease, where more is easier. Name them with their
    version, ``CLASSIC``.
    """
    if not any(map(str.isalpha, text)):
        return {}
    return {name: round(score(text), 2) for name, score in _scores().items()}


@cache
def _scores() -> Mapping[str, Callable[[str], float]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a library that is brought along says of itself is nobody's business here
        import textstat
    counting = sys.modules["textstat.backend.counts._count_syllables"]
    vars(counting)["get_cmudict"] = lambda _: None
    return {name: getattr(textstat, function) for name, function in _SCORES.items()}
