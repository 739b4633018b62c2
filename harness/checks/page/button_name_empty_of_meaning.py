"""A button is called "click", "image" or after a file.

What it checks:
    Whether a button's name says only that it is a button, a picture or something to press, or is the name of a file.

Why it matters:
    Whoever hears "click, button" does not know whether it sends the form, empties it or goes back.

Who is shut out:
    People who use a screen reader, and people who speak a button's name to press it.

Good:
    <input type="image" src="go.png" alt="Send your application">

Poor:
    <input type="image" src="go.png" alt="click">

How to put it right:
    Name the button after what happens when it is pressed.
"""

import re
from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_EMPTY = re.compile(
    r"(?:please )?(?:click|press|tap|push)(?: (?:here|this|button|this button))?|here|"
    r"(?:image|img|picture|photo|graphic|icon|button|btn|symbol)(?: button)?|"
    r"untitled|blank|alt|clicia|cliciwch|cliciwch yma|botwm|delwedd|llun|"
    r"[\w %()+.-]{1,80}\.(?:png|jpe?g|gif|svg|webp|bmp)",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    r"(?:click|press|tap|push) (?:on )?me|x|go|submit|enter|[\W_]{0,20}|(?:an?|this|the) (?:button|image|picture|icon)",
    re.I,
)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.4.6", "GDS accessibility tool audit"],
    severity="moderate",
    protects=["perceives.screen"],
)
def button_name_empty_of_meaning(visit: Visit) -> Iterator[Judgement]:
    """Looks at the names of buttons."""
    buttons = [button for button in visit.snapshot.having("button") if button.name]
    called = {button.at: button.name.strip(" .!…>»→") for button in buttons}
    yield from told(
        visit,
        buttons,
        wrong=[button for button in buttons if _EMPTY.fullmatch(called[button.at])],
        says=lambda button: f"a button is called “{button.name}”, which does not say what it does",
        unsure=[button for button in buttons if _PERHAPS.fullmatch(called[button.at])],
        asks=lambda button: f"does the button “{button.name}” say what happens when it is pressed?",
    )
