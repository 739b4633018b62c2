"""A date is to be typed with the year first.

What it checks:
    Whether a question that asks for a date by key takes it as people in the United Kingdom say and write dates: day,
    month, year.

Why it matters:
    The caller has to turn the date round in the head while the time to answer runs. Whoever types it as they know it
    is told that it is no date, since the first figures of a year are no month, and may not see why.

Who is shut out:
    People who hold little in mind at once, people who find figures hard to read or to order, people who understand
    little English, and everybody in a hurry.

Good:
    "Type the day, the month and the year: for 4 September 2023, type 0 4 0 9 2 0 2 3."

Poor:
    "Enter the date as year, month and day."

How to put it right:
    Ask for day, month and year in this order, say an example, and read the date back. Better still, find the letter or
    form by what is known of the caller, and ask for no date.
"""

import re
from collections.abc import Iterator

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.persona import Persona
from harness.model.trace import AskedQuestion

_UNITED_KINGDOM = ["day", "month", "year"]


@check(
    channels=["phone"],
    subject="question",
    standards=["GOV.UK Design System"],
    protects=["remembers.options", "presses.decides", "understands.languages"],
    severity="moderate",
)
def date_year_first(question: AskedQuestion, _: Persona) -> Iterator[Judgement]:
    """Looks at the order in which the question names the parts of the date."""
    words = re.findall(r"\b(?:date|day|month|year)\b", question.asks.casefold())
    parts = [part for part in dict.fromkeys(words) if part != "date"]
    if not question.digits or not words:
        yield inapplicable("No date is to be typed.")
    elif sorted(parts) != sorted(_UNITED_KINGDOM):
        yield cannot_tell(f"In which order are day, month and year to be typed at “{question.asks}”?")
    elif parts == _UNITED_KINGDOM:
        yield passed()
    else:
        yield failed(f"“{question.asks}” takes {', '.join(parts)}: not the order in which people know the date.")
