"""A text is sent in more than one part.

What it checks:
    In how many parts the text goes out, as GOV.UK Notify counts them, and as a sender would who sends curly quotes and
    dashes as they are.

Why it matters:
    Parts are charged one by one, may arrive out of order or not at all, and a long text is read by fewer people. One
    character of the wrong kind can double the number of parts.

Who is shut out:
    People with old phones, on which parts stay parts; people who read slowly; and people who have a text read out.

Good:
    "HMRC: Find your UTR at https://www.gov.uk/find-utr-number or call 03069 990444."

Poor:
    A greeting, three sentences of warning, and the link at the end of the third part.

How to put it right:
    Say one thing, in at most 160 characters. Look for characters that cost more: the finding counts them.
"""

import re
from collections.abc import Iterator

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.language.texting import as_sent
from harness.model.persona import Persona
from harness.model.trace import TextMessage

_PLACEHOLDER = re.compile(r"\(\(.*?\)\)")


@check(
    channels=["text"],
    subject="text",
    standards=["GOV.UK Notify: parts of a text"],
    severity="advice",
)
def text_fragments(text: TextMessage, _: Persona) -> Iterator[Judgement]:
    """Counts the parts."""
    least = as_sent(_PLACEHOLDER.sub("", text.body))
    if not text.body.strip():
        yield inapplicable("The text is empty.")
    elif least.fragments > 1:
        raw = least.fragments_unnormalised
        more = f"; {raw} where the sender does not replace curly quotes and the like" if raw > least.fragments else ""
        yield failed(
            f"The text from {text.sender} is sent in {least.fragments} parts "
            f"({least.characters} characters, {least.encoding}){more}."
        )
    elif _PLACEHOLDER.search(text.body):
        yield cannot_tell("Is the text still one part when its ((placeholders)) are filled in?")
    elif least.fragments_unnormalised > 1:
        yield cannot_tell(
            "Does the sender replace curly quotes and the like? "
            f"If not, this text is sent in {least.fragments_unnormalised} parts instead of 1."
        )
    else:
        yield passed()
