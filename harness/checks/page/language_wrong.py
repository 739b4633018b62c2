"""A part of a page is declared to be in a language that it is not in.

What it checks:
    Whether the words under each lang attribute in the page's body, and the names of the pictures there, can be in the
    language that it declares.

Why it matters:
    A screen reader reads French in a Spanish voice if it is told to. That is harder to follow than no change of voice
    at all.

Who is shut out:
    People who use a screen reader, and people who have pages read aloud.

Good:
    The motto is <span lang="fr">honi soit qui mal y pense</span>.

Poor:
    The motto is <span lang="es">honi soit qui mal y pense</span>.

How to put it right:
    Declare the language that the words are in. Where the words are in the language around them, take the lang attribute
    away.
"""

from collections.abc import Iterator

from harness.checks.page.declared_languages import Part, parts
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.language.languages import language_name
from harness.language.phrases import Phrase, elsewhere
from harness.language.tags import is_registered, primary
from harness.model.page import Element
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.1.2"],
    severity="moderate",
    protects=["perceives.screen"],
    act=["off6ek"],
    technique="H58",
)
def language_wrong(visit: Visit) -> Iterator[Judgement]:
    """Asks which language the words under each declaration are in."""
    declared = [part for part in parts(visit.snapshot) if is_registered(part.element.get("lang"))]
    strange = {part.element.at: phrase for part in declared if (phrase := _strange(part))}

    def of(element: Element) -> tuple[str, str, str]:
        phrase = strange[element.at]
        return phrase.words, language_name(primary(element.get("lang"))), language_name(phrase.language)

    elements = [part.element for part in declared]
    yield from told(
        visit,
        elements,
        wrong=[element for element in elements if element.at in strange and strange[element.at].sure],
        says=lambda element: "“{}” is declared to be in {} and is in {}".format(*of(element)),
        unsure=[element for element in elements if element.at in strange and not strange[element.at].sure],
        asks=lambda element: "is “{}” in {}, as declared, or in {}?".format(*of(element)),
    )


def _strange(part: Part) -> Phrase | None:
    """The clearest sign that a part is in another language, where most of its words, or half of them, are."""
    found = [(words, elsewhere(words, part.element.get("lang"))) for words in part.words]
    phrases = [phrase for _, phrase in found if phrase]
    strange = sum(len(words.split()) for words, phrase in found if phrase)
    if not phrases or 2 * strange < sum(len(words.split()) for words, _ in found):
        return None
    return max(phrases, key=lambda phrase: (phrase.sure, len(phrase.words)))
