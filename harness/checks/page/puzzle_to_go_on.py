"""A puzzle stands in the way of people, to keep machines out.

What it checks:
    Whether a page holds a CAPTCHA: letters to read from a picture, pictures to sort, a sum, or the frame of one of
    the services that set them. A person has to judge whether there is another way past it.

Why it matters:
    The puzzle is made so that what reads pictures for people fails. Its spoken form is made so that it is hard to
    hear. Who fails it cannot sign in, whatever they know.

Who is shut out:
    People who are blind or deafblind, people with dyslexia or a learning disability, and people who are slow.

Good:
    Machines are told apart by what they do, and people notice nothing.

Poor:
    "Type the characters you see in the picture."

How to put it right:
    Do without it. Where that cannot be, let people go on by a code sent to them, or with the help of a human.
"""

import re
from collections.abc import Iterator

from harness.checks.page.passages import passages
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit

_WORDS = re.compile(
    r"captcha|\b(?:(?:characters?|letters?|words?|text|numbers?|code)(?: that)?(?: you)? (?:see|shown|hear|appear\w*|"
    r"displayed) (?:in|on|above|below)(?: the| this)? ?(?:picture|image|box|audio|recording)?|"
    r"what is \w{1,9} ?(?:\+|plus|minus|times) ?\w{1,9}|i[’']?a?m not a robot|prove (?:that )?you are (?:not a robot|"
    r"(?:a )?human)|select all (?:the )?(?:images|pictures|squares))",
    re.IGNORECASE,
)
_TASK = re.compile(
    r"\b(?:type|enter|copy|write|fill in) the (?:letters?|characters?|words?|numbers?|digits?|text|code)"
    r"(?: \w{1,9}){0,4} (?:in|on|from) (?:the|this) (?:picture|image)\b",
    re.IGNORECASE,
)
_SERVICES = re.compile(r"captcha|challenges\.cloudflare\.com|arkoselabs|funcaptcha", re.IGNORECASE)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.3.8", "WCAG 2.2 1.1.1"],
    severity="serious",
)
def puzzle_to_go_on(visit: Visit) -> Iterator[Judgement]:
    """Looks for frames of puzzles, and for pictures and fields that speak of one."""
    snapshot = visit.snapshot
    held = [*snapshot.tagged("iframe"), *snapshot.tagged("img"), *snapshot.having("textbox", "checkbox", "spinbutton")]
    tried = [each for each in held if snapshot.seen(each) or each.exposed]
    tasks = [passage.block for passage in passages(snapshot) if _TASK.search(passage.words)]
    yield from told(
        visit,
        [*tried, *tasks],
        unsure=[*(each for each in tried if _is_puzzle(each)), *tasks],
        asks=lambda each: (
            f"can somebody who cannot solve the puzzle of {snapshot.described(each)} go on in another way, and is that "
            "said?"
        ),
    )


def _is_puzzle(element: Element) -> bool:
    if element.tag == "iframe":
        return bool(_SERVICES.search(f"{element.get('src')} {element.get('title')}"))
    return bool(_WORDS.search(f"{element.name} {element.description} {element.get('alt')} {element.get('src')[:500]}"))
