"""An option names its key before saying what it is for.

What it checks:
    Whether each option of a question says first what it is for and then which key to press.

Why it matters:
    Who hears the key first has to hold it in mind before knowing whether they need it, and has lost it when they know.

Who is shut out:
    People who remember little of what they hear, people who process speech slowly, and people who listen in a second
    language. Everybody makes more mistakes.

Good:
    "To find your tax reference, press 1."

Poor:
    "Press 1 to find your tax reference."

How to put it right:
    Turn the sentence round: first what the option is for, then the key.
"""

import re
from collections.abc import Iterator

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.persona import Persona
from harness.model.trace import AskedQuestion

_KEY = r"(?:[0-9*#]|zero|one|two|three|four|five|six|seven|eight|nine|star|asterisk|hash|pound|square)(?!\w)"
_NAMES_KEY = re.compile(
    rf"(?:\b(?:press|dial|push|touch|hit|key(?: in)?|enter|select|choose|pick|use|option|number)(?: on)?"
    rf"(?: the)?(?: option| number| key| button)? |^\W*|[,:;\u2013-] *){_KEY}",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(r"[\W_]*(?:(?:please|now|or|and|then|you can)\b\W*)*", re.IGNORECASE)


@check(
    channels=["phone"],
    subject="question",
    standards=["ISO/IEC 13714", "W3C COGA: voice menus"],
    severity="moderate",
)
def key_before_action(question: AskedQuestion, _: Persona) -> Iterator[Judgement]:
    """Looks at where each option names its key."""
    said = [option.says for option in question.options if option.says and option.key]
    first = [words for words in said if _order(words) == "key first"]
    unclear = [words for words in said if _order(words) == "unclear"]
    if not said or not question.attempts:
        yield inapplicable("No option with a key was read out.")
    elif first:
        options = "1 option" if len(first) == 1 else f"{len(first)} options"
        yield failed(f"At “{question.asks}” {options} of {len(said)} name the key first: “{first[0]}”.")
    elif unclear:
        yield cannot_tell(f"Does “{unclear[0]}” say what the option is for before it names the key?")
    else:
        yield passed()


def _order(words: str) -> str:
    """Whether an option names its key first or last; unclear where it holds only one of the two."""
    named = _NAMES_KEY.search(words)
    if named is None:
        return "unclear"
    if _LEADS_IN.sub("", words[: named.start()], count=1):
        return "action first"
    return "key first" if re.search(r"\w", words[named.end() :]) else "unclear"
