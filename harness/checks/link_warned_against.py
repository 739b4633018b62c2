"""A text warns against links, and holds one.

What it checks:
    Whether a text that holds a link also tells the reader not to click on links.

Why it matters:
    Somebody who takes words as they are written, or is anxious about fraud, will do what the text says and not open
    the link that they need.

Who is shut out:
    People who read literally, people with anxiety, and people who have been told never to open links in texts.

Good:
    "We will never ask for your bank details by text. Check that the address ends in gov.uk."

Poor:
    A link, and then: "Do not click on any links in texts if you are not sure they are genuine."

How to put it right:
    Say how to know that this text is genuine, instead of warning against links in general.
"""

import re
from collections.abc import Iterator

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.persona import Persona
from harness.model.trace import TextMessage

_WARNS = re.compile(r"\b(?:do not|don['’]t|never)\b[^.!?]*\blinks?\b", re.IGNORECASE)
_SPEAKS_OF_LINKS = re.compile(r"\blinks?\b", re.IGNORECASE)


@check(
    channels=["text"],
    subject="text",
    standards=["GDS: texts and emails"],
    severity="advice",
)
def link_warned_against(text: TextMessage, _: Persona) -> Iterator[Judgement]:
    """Looks for a warning against links in a text that holds one."""
    if not text.links:
        yield inapplicable("The text holds no link.")
    elif _WARNS.search(text.body):
        yield failed(f"The text from {text.sender} holds a link and warns against clicking on links.")
    elif _SPEAKS_OF_LINKS.search(text.body):
        yield cannot_tell("This text speaks of links: does it warn against them?")
    else:
        yield passed()
