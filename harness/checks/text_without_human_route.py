"""A text message offers no way to a human.

What it checks:
    Whether the text, alone on a screen, holds a telephone number.

Why it matters:
    The text is all that a caller has left when the call is over. If the link does not help them, or they cannot open
    it, they have nowhere to turn.

Who is shut out:
    Everybody whom the link does not help; first of all people without internet, and people who could not hear or keep
    what the voice said.

Good:
    "Find your UTR: https://www.gov.uk/find-utr-number. If you need help, call 03069 990444."

Poor:
    A link, and a request not to reply.

How to put it right:
    Add the number of a line that a human answers, and say whom it is for.
"""

from collections.abc import Iterator

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.persona import Persona
from harness.model.trace import TextMessage


@check(
    channels=["text"],
    subject="text",
    standards=["GDS: texts and emails", "W3C COGA: voice menus"],
    severity="serious",
)
def text_without_human_route(text: TextMessage, _: Persona) -> Iterator[Judgement]:
    """Looks for a telephone number in the text."""
    if text.arrived is None:
        yield inapplicable("The text never reached this person.")
    elif text.numbers:
        yield passed()
    elif "((" in text.body:
        yield cannot_tell("Does one of the ((placeholders)) of this text hold a telephone number?")
    else:
        yield failed(f"The text from {text.sender} holds no telephone number: nothing in it leads to a human.")
