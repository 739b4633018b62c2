"""The table of claims in its four forms: in words, in Markdown, as a sheet, and as a page."""

import re
from collections.abc import Sequence

from harness.model.record import Record
from harness.report import claim_words, words
from harness.report.bundle.claims import Row
from harness.report.bundle.sheets import sheet
from harness.report.templating import environment
from harness.standards import clauses

_COLUMNS = (
    "claim", "kind", "characteristic", "duty", "says", "words of the document", "document", "place", "address",
    "sha256 of the document's text", "verdict", "rule", "rests on", "turns on", "tried with", "journeys tried",
    "looked for in every call", "who it fails", "what happened", "not tried", "only a person can tell", "see it again",
)  # fmt: skip
_NONE = "This pack has no claims, so nothing that a document says was weighed."


def as_text(rows: Sequence[Row], record: Record, title: str) -> str:
    """In words, each paragraph on one line, as is best heard."""
    told = [f"Claims: {title}", *_head(rows, record)]
    for row in rows:
        told += ["", f"{row.verdict.id} ({row.kind}): {row.ruling}", row.verdict.says]
        for heading, lines in row.fields():
            told += [f"{heading}: {lines[0]}"] if len(lines) == 1 else [f"{heading}:", *(f"- {line}" for line in lines)]
    return _lines(told)


def as_markdown(rows: Sequence[Row], record: Record, title: str) -> str:
    """In Markdown: an overview, then each claim under a heading."""
    told = [f"# Claims: {_marked(title)}", ""]
    told += [line for each in _head(rows, record) for line in (_marked(each), "")]
    if rows:
        told += ["| Claim | It says | Verdict | Rests on | Not tried |", "| --- | --- | --- | --- | --- |"]
    for row in rows:
        cells = (row.verdict.id, row.verdict.says, row.ruling, row.rests_on, " ".join(row.untried))
        told.append(f"| {' | '.join(map(_marked, cells))} |")
    for row in rows:
        told += ["", f"## {_marked(row.verdict.id)} ({row.kind}): {row.ruling}", "", _marked(row.verdict.says), ""]
        for heading, lines in row.fields():
            told += (
                [f"- **{_marked(heading)}:** {_marked(lines[0])}"]
                if len(lines) == 1
                else [
                    f"- **{_marked(heading)}:**",
                    *(f"  - {_marked(line)}" for line in lines),
                ]
            )
    return _lines(told)


def as_csv(rows: Sequence[Row]) -> str:
    """As a sheet; no cell of it starts a formula."""
    return sheet(_COLUMNS, (_cells(row) for row in rows))


def _cells(row: Row) -> Sequence[object]:
    one, source = row.verdict, row.verdict.source
    return (
        *(one.id, row.kind, "; ".join(one.characteristic), "; ".join(one.duty), one.says, row.written),
        *(row.document, row.place, source.url, source.sha256),
        *(one.verdict.value, one.rule, row.rests_on, " ".join(claim_words.turning(one))),
        *("; ".join(row.people), "; ".join(row.journeys), "; ".join(row.proofs), "; ".join(row.failing)),
        *(" ".join(row.deciding), " ".join(row.untried), one.question, row.replay),
    )


def as_page(rows: Sequence[Row], record: Record, title: str) -> str:
    """As a page, whole in itself, that opens offline."""
    return (
        environment()
        .get_template("bundle_claims.html.j2")
        .render(
            rows=rows,
            record=record,
            title=title,
            head=_head(rows, record),
            words=words,
            claim_words=claim_words,
            clauses=clauses(),
        )
    )


def _head(rows: Sequence[Row], record: Record) -> Sequence[str]:
    """What every form begins with."""
    if not rows:
        return (_NONE,)
    counted = ". ".join(claim_words.counts_in_words([row.verdict for row in rows]))
    return (
        f"Tried on {words.day(record.started)}. {counted}.",
        claim_words.MODELLED,
        f"{words.NO_CONFORMANCE} {words.CAVEAT}",
        f"What to supply to make these real: {claim_words.SUPPLY}",
    )


def _marked(text: str) -> str:
    """Words that Markdown takes as they are."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", words.one_line(text))


def _lines(told: Sequence[str]) -> str:
    return "".join(f"{words.one_line(line)}\n" if not line.startswith("  - ") else f"{line}\n" for line in told)
