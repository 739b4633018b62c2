"""A text is hard to read.

What it checks:
    Whether a sentence of the text is longer than 25 words, or than this person can follow; and, in English, whether it
    uses a word that GOV.UK asks its writers to avoid.

Why it matters:
    A text is read alone, on a small screen, often in a hurry. At 25 words a sentence is difficult, at 43 fewer than one
    reader in ten follows. The words to avoid sound official and do not say what happens.

Who is shut out:
    People with a learning disability, people with dyslexia, people who read English as a second language, and anybody
    under stress.

Good:
    "You cannot do this by text. Call us on 03069 990444."

Poor:
    "In order to facilitate the progression of your enquiry, please utilise the link."

How to put it right:
    Split each long sentence, and use the everyday word that the finding names.
"""

import re
from collections.abc import Iterator

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.language.plain import MOST_WORDS, Avoided, long_sentences, word_count, words_to_avoid
from harness.model.finding import TurnsOn
from harness.model.persona import Persona
from harness.model.trace import TextMessage


@check(
    channels=["text"],
    subject="text",
    standards=["GOV.UK: clear language", "GOV.UK: words to avoid"],
    severity="moderate",
)
def text_hard_to_read(text: TextMessage, person: Persona) -> Iterator[Judgement]:
    """Looks for long sentences and for words to avoid."""
    if text.arrived is None:
        yield inapplicable("The text never reached this person.")
        return
    most = min(MOST_WORDS, person.reads.longest_sentence.value)
    found = [_long(sentence, person) for sentence in long_sentences(text.body, most)]
    if text.language == "en":  # the words to avoid are English
        found += [_avoided(word) for word in words_to_avoid(text.body)]
    yield from found or [passed()]


def _long(sentence: str, person: Persona) -> Judgement:
    words, own = word_count(sentence), person.reads.longest_sentence
    whose = f"{MOST_WORDS} of GOV.UK" if words > MOST_WORDS else f"{own.value:g} that this person follows"
    begins = " ".join(sentence.split()[:6])
    name = "words in the longest sentence that this person follows"
    ours = own.assumption and words <= MOST_WORDS
    return failed(
        f"A sentence of {words} words is longer than the {whose}: “{begins} …”.",
        part=sentence,
        turns_on=TurnsOn(name=name, value=own.value, flips_at=words) if ours else None,
    )


def _avoided(found: Avoided) -> Judgement:
    if not found.sure:
        return cannot_tell(f"Is “{found.written}” used in its plain sense ({found.but_not})?", part=found.word)
    instead = re.sub(r"\s+", " ", found.instead)
    return failed(
        f"The text says “{found.written}”, which GOV.UK asks writers to avoid.",
        part=found.word,
        fix=f"Instead of “{found.written}”: {instead}.",
    )
