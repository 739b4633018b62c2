"""Words in another language are not marked as such.

What it checks:
    Whether a sentence or a quoted phrase seems to be in another language than the nearest lang attribute says. Names,
    single words, and phrases that could be in either language are left alone.

Why it matters:
    A screen reader reads what is not marked in the voice of the page. Welsh in an English voice, or Arabic skipped as
    unknown characters, tells its listener nothing.

Who is shut out:
    People who use a screen reader, and people who have pages read aloud.

Good:
    <a href="/cy" lang="cy">Darllenwch y dudalen hon yn Gymraeg</a>

Poor:
    <a href="/cy">Darllenwch y dudalen hon yn Gymraeg</a>

How to put it right:
    Put a lang attribute with the language's code on the element around the words, or on a span if there is none.
"""

from collections.abc import Iterator

from harness.checks.page.declared_languages import declares
from harness.checks.page.passages import passages, within
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.language.languages import language_name
from harness.language.phrases import Phrase, strange_phrases
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.1.2"],
    severity="moderate",
    protects=["perceives.screen"],
    technique="H58",
)
def language_change_unmarked(visit: Visit) -> Iterator[Judgement]:
    """Reads the page's words under the language that each is declared to be in."""
    tried: list[Element] = []
    strange: dict[int, Phrase] = {}
    for element, language, words in _runs(visit.snapshot):
        tried.append(element)
        phrases = sorted(strange_phrases(words, language), key=lambda phrase: not phrase.sure)
        if phrases:
            strange[element.at] = phrases[0]

    def of(element: Element) -> tuple[str, str]:
        return strange[element.at].words, language_name(strange[element.at].language)

    # What every page of a site has at its head and foot is asked about only: the page itself may be as it should be.
    own = [each for each in tried if each.at in strange and not within(visit.snapshot, each, "header", "footer")]
    sure = [element for element in own if strange[element.at].sure]
    yield from told(
        visit,
        tried,
        wrong=sure,
        says=lambda element: "“{}” is in {}, and nothing in the code says so".format(*of(element)),
        unsure=[] if sure else [element for element in tried if element.at in strange],
        asks=lambda element: "is “{}” in {}? Nothing in the code says so.".format(*of(element)),
    )


def _runs(snapshot: Snapshot) -> Iterator[tuple[Element, str, str]]:
    """What stands together in the page's own language: the first element with words, the language, the words."""
    for passage in passages(snapshot):
        own = [text for text in passage.texts if declares(snapshot, text) is None]
        around, language = own and snapshot.parent(own[0]), own and snapshot.language(own[0])
        if around and language:
            yield around, language, " ".join("".join(text.text for text in own).split())
