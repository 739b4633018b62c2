"""The packs that ship: what is cited is there, what is made up is made safely, and the prompts are measured.

Nothing here says how anybody's journey ends or what a claim comes to: that is what a run is for.
"""

import hashlib
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from harness.language.numbers import dialled, find_numbers
from harness.load import load_pack, ship_folder
from harness.model.claim import ClaimKind
from harness.model.pack import Pack

SEEDS = Path(os.environ.get("HARNESS_SEEDS") or Path(__file__).parents[3] / "shared" / "seeds")
PACKS = {folder.name: load_pack(str(folder)) for folder in sorted(ship_folder("journeys").iterdir()) if folder.is_dir()}
OWN = [pytest.param(pack, id=name) for name, pack in PACKS.items() if pack.extends is None]
DRAMA = re.compile(r"01632960\d{3}|0306999\d{4}|07700900\d{3}|0808157\d{4}|01184960\d{3}|01214960\d{3}|02079460\d{3}")
"""Ofcom's ranges for drama, with the two of freephone and 03 numbers."""


def documents(pack: Pack) -> dict[str, list[str]]:
    """The lines of each document of a pack whose text is held, from 1, by the document's name."""
    found = {}
    files = {hashlib.sha256(file.read_bytes()).hexdigest(): file for file in sorted(SEEDS.glob("*.txt"))}
    for name, document in pack.service.documents.items():
        if document.sha256:
            assert document.sha256 in files, f"{name} is not the document that is hashed"
            lines = files[document.sha256].read_text(encoding="utf-8").splitlines()
            found[name] = ["", *(re.sub(r"\s+", " ", line) for line in lines)]
    return found


@pytest.fixture
def held(request):
    """The documents of the pack at hand."""
    if not SEEDS.is_dir():
        pytest.skip("The source documents are not here. Name their folder in HARNESS_SEEDS.")
    return documents(request.getfixturevalue("pack"))


def test_all_five_documents_have_a_pack():
    """Each source document is implemented by a pack, and two services of other published documents are there too."""
    assert set(PACKS) == {
        "assisted-digital", "dwp-conversational-platform", "hmrc-progress-chasing", "hmrc-seasonal-closure",
        "hmrc-sms-deflection", "hmrc-sms-deflection-corrected", "maidstone-customer-service", "thurrock-contact-model",
    }  # fmt: skip


@pytest.mark.parametrize("pack", OWN)
def test_every_quote_stands_on_its_line(pack: Pack, held):
    """The words of each claim's quote are on the line it names, in the document that is hashed."""
    for name, claim in pack.claims.items():
        quote = claim.quote
        if quote.document in held:
            lines = held[quote.document]
            assert quote.words and quote.line is not None, name
            assert quote.words in lines[quote.line], name
            assert all(line < len(lines) and lines[line].strip() for line in quote.also), name


@pytest.mark.parametrize("pack", OWN)
def test_every_line_that_is_cited_is_a_line_of_the_document(pack: Pack, held):
    """A source written as a document and a line points at a line that says something."""
    for file in ("service.yaml", "phone.yaml", "texts.yaml"):
        text = (pack.path / file).read_text(encoding="utf-8") if (pack.path / file).is_file() else ""
        for document, line in re.findall(r"\b([a-z][a-z0-9-]*):(\d+)\b", text):
            if document in held:
                assert int(line) < len(held[document]), (file, document, line)
                assert held[document][int(line)].strip(), (file, document, line)


@pytest.mark.parametrize("pack", OWN)
def test_what_is_said_of_a_claim_is_short_and_ours(pack: Pack, held):
    """A claim is a short paraphrase: no sentence of a document is copied."""
    text = " ".join(" ".join(lines) for lines in held.values())
    for name, claim in pack.claims.items():
        assert len(claim.says.split()) <= 25, name
        assert claim.says.rstrip(".") not in text, name


@pytest.mark.parametrize("pack", OWN)
def test_every_claim_can_be_weighed_or_says_who_has_to_judge(pack: Pack):
    """Each names whom it is about and a duty; what selects nothing asks a person or is a process."""
    assert pack.claims
    for name, claim in pack.claims.items():
        assert claim.characteristic and claim.duty, name
        assert claim.holds_when.selects or claim.question or claim.kind is ClaimKind.PROCESS, name


@pytest.mark.parametrize("pack", OWN)
def test_prompts_are_measured(pack: Pack):
    """The lock of each pack is whole, so that a verdict does not turn on which voice a machine has."""
    assert len(pack.lengths) == len(pack.spoken)


@pytest.mark.parametrize("pack", OWN)
def test_no_number_is_anybodys(pack: Pack):
    """Every telephone number in a pack comes from Ofcom's ranges for drama."""
    files = [*pack.path.glob("*.yaml"), *pack.path.glob("pages/*.html")]
    numbers = Counter(dialled(n) for file in files for n in find_numbers(file.read_text(encoding="utf-8")))
    numbers = {number: times for number, times in numbers.items() if len(number) > 9}
    assert not [number for number in numbers if not DRAMA.fullmatch(number)]


@pytest.mark.parametrize("pack", OWN)
def test_pages_say_that_they_are_a_model(pack: Pack):
    """Nobody can take one of our pages for the department's."""
    for page in pack.path.glob("pages/*.html"):
        assert "model made for testing" in page.read_text(encoding="utf-8"), page.name
