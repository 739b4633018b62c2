"""What is judged of a message beside the rules for writers: why each matters, whom it hurts, and how to put it right.

The severity is the worst that each source supports (an official requirement, or the service's own promise, may be
serious; a vendor's guide is moderate).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from harness.model.finding import Severity


@dataclass(frozen=True, slots=True)
class Judgement:
    """Something that is judged of a message.

    Attributes:
        title: The problem, in a few words.
        checks: What is looked at.
        why: Why it matters.
        who: Whom it hurts.
        fix: How to put it right.
        source: Where it comes from.
        severity: How much it matters, at worst.
    """

    title: str
    checks: str
    why: str
    who: str
    fix: str
    source: str
    severity: Severity


JUDGEMENTS: Mapping[str, Judgement] = {
    "reading-age": Judgement(
        "A message is hard to read",
        "An estimate of the age at which readers follow it, with a range. It fails only where even the low end is "
        "above the target, and a range that has the target in it is for a person to judge. The ranking of short "
        "texts was tested; the age itself was not.",
        "Words that readers do not know and long sentences are skipped, or make people give up.",
        "People who read slowly or in a second language, people with a learning disability, and anybody under stress.",
        "Use the words that people use themselves, and split the longest sentence.",
        "GOV.UK writes for a reading age of 9 (Government Service Design Manual, How users read); no official figure "
        "for texts or prompts was found. A target that you set is your own promise, and missing it is serious.",
        Severity.SERIOUS,
    ),
    "text-fragments": Judgement(
        "A text is sent in more than one part",
        "In how many parts it goes out, its placeholders at their shortest and at their longest.",
        "Parts are charged one by one, and a long text is read by fewer people.",
        "People with old phones, on which parts stay parts, and people who read slowly.",
        "Say one thing, in at most 160 characters. Look for characters that cost more.",
        "GOV.UK Notify: parts of a text",
        Severity.ADVICE,
    ),
    "text-too-long": Judgement(
        "A text is too long to be sent",
        "Whether GOV.UK Notify refuses it: over 918 characters, the sender's name not counted.",
        "It is not sent at all.",
        "Everybody who was to get it.",
        "Cut it to one thing to do, and put the rest on a page or in a letter.",
        "GOV.UK Notify, notifications-utils 127.0.0",
        Severity.SERIOUS,
    ),
    "letters-lost": Judgement(
        "Letters do not arrive as they were written",
        "Which characters arrive as “?”, which is serious, or without their accent, by GOV.UK Notify's rules.",
        "A name or a word is spelt wrongly, or cannot be read at all.",
        "People whose names or languages use these letters.",
        "Ask your sender whether it keeps these letters. If it does not, send this language another way.",
        "GOV.UK Notify, notifications-utils 127.0.0; later source keeps every letter",
        Severity.SERIOUS,
    ),
    "sender-name": Judgement(
        "The sender's name breaks a rule",
        "The name or number at the top of a text.",
        "A network cuts or drops a name that it does not allow, and readers then do not know who writes.",
        "People who open nothing from strangers.",
        "Use 3 to 11 letters, digits or spaces, one of them a letter.",
        "GOV.UK Service Manual, Sending text messages securely; GOV.UK Notify; 3GPP TS 23.040, 9.1.2.5",
        Severity.MODERATE,
    ),
    "twin-differs": Judgement(
        "The Welsh does not say what the English says",
        "Placeholders, links, numbers, amounts, dates, times, and menu keys with their order. It does not read Welsh.",
        "A reader of Welsh is told something else, or less.",
        "People who read or hear Welsh.",
        "Make both the same, and let somebody who reads Welsh check it.",
        "Welsh Language (Wales) Measure 2011: Welsh is treated no less favourably than English",
        Severity.SERIOUS,
    ),
    "language-differs": Judgement(
        "A sentence is in another language than declared",
        "The language of each sentence of three words and more.",
        "A voice or a screen reader says it with the wrong sounds, and a reader may not know it.",
        "People who listen, and people who do not know that language.",
        "Declare the language, or send a message for each language.",
        "WCAG 2.2, 3.1.1 and 3.1.2",
        Severity.MODERATE,
    ),
    "not-received": Judgement(
        "This person does not get all of the message",
        "What one person takes in: whether it reaches their line or their hearing, whether they know its language, and "
        "the longest sentence that they follow.",
        "What is not received cannot be acted on.",
        "The person who is named, and whoever is limited in the same way.",
        "Split each long sentence, offer the message in the person's language, and offer another way to get it.",
        "The limits of the person, each with its own source (harness list people)",
        Severity.SERIOUS,
    ),
}


def explained_judgement(name: str) -> Mapping[str, str]:
    """A judgement as sections, by heading, in order: those of a check, and what it rests on."""
    found = JUDGEMENTS[name]
    return {
        "What it checks": found.checks,
        "Why it matters": found.why,
        "Who is shut out": found.who,
        "How to put it right": found.fix,
        "Rests on": found.source,
    }
