"""The report that people read: one page, whole in itself, that opens offline, prints, and needs no script."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from harness.model.finding import Outcome
from harness.model.record import Record, Walk
from harness.report import claim_words, overview_html, route_words, sentences, spoken, words
from harness.report.evidence import shelve
from harness.report.files import write_whole
from harness.report.html_view import View
from harness.report.parts import page_of, part_of
from harness.report.readings import key_of
from harness.report.routes_view import RoutesView, routes_views
from harness.report.templating import environment

_LIMIT = 9_500_000
"""Bytes: under 10 MB, with something left for the characters that take more than one byte to escape."""

_MOST_EVIDENCE = 12
"""What speaks for or against a claim that the page names at most; the record has all."""


def write(record: Record, folder: Path, ready: Collection[str] = ()) -> Path:
    """Write ``index.html``; of several packs as an overview, with a page about each of them in ``packs/`` beside it.

    Args:
        record: The run.
        folder: Where the report goes, and where the record's evidence lies.
        ready: The packs whose own page is there already.

    Returns:
        The page.
    """
    several = record.packs if len(record.packs) > 1 else ()
    for name in several:
        if name not in ready:
            write_pack(part_of(record, name), folder)
    wanted = {page_of(name).name for name in several}
    for page in (folder / page_of("any")).parent.glob("*.html"):
        if page.name not in wanted:
            page.unlink()
    return overview_html.write(record, folder) if several else _write(record, folder, folder / "index.html")


def write_pack(record: Record, folder: Path) -> Path:
    """Write the page about the one pack of a record, to stand beside an overview of several.

    Args:
        record: The run, as far as it is about the pack.
        folder: Where the report goes, and where the record's evidence lies.

    Returns:
        The page.
    """
    (name,) = record.packs
    return _write(record, folder, folder / page_of(name))


def _write(record: Record, folder: Path, page: Path) -> Path:
    """Write a page about all of a record.

    It carries its pictures and sounds as far as 10 MB hold them. Where the words alone would pass that, first the
    timelines of walks in which nothing failed are left out, then all; the page says so, and the record has them.
    """
    routes = routes_views(record)
    up = "../" * (len(page.relative_to(folder).parts) - 1)
    keeps: tuple[Callable[[Walk], bool], ...] = (lambda _: True, _troubled(record), lambda _: False)
    for keep in keeps:
        whole, carried = _render(record, folder, routes, room=_LIMIT, keep=keep, up=up)
        size = len(whole.encode("utf-8", errors="backslashreplace"))
        if size < _LIMIT:
            break
        if size - carried < _LIMIT:
            whole, _ = _render(record, folder, routes, room=_LIMIT - size + carried, keep=keep, up=up)
            break
    else:
        whole, _ = _render(record, folder, routes, room=0, keep=keeps[-1], up=up)
    return write_whole(page, whole)


def _render(
    record: Record, folder: Path, routes: Sequence[RoutesView], *, room: int, keep: Callable[[Walk], bool], up: str
) -> tuple[str, int]:
    """The page, and how many characters of it are pictures and sounds."""
    pictures, left = shelve(record.pictures.items(), folder, room, up)
    sounds, left = shelve(record.sounds.items(), folder, left, up)
    view = View(record, pictures, sounds, routes)
    template = environment().get_template("report.html.j2")
    page = template.render(
        view=view,
        record=record,
        routes=routes,
        words=words,
        claim_words=claim_words,
        most_evidence=_MOST_EVIDENCE,
        said_of=route_words,
        sentences=sentences,
        keep=keep,
        spoken=spoken,
        up=up,
    )
    return page, room - left


def _troubled(record: Record) -> Callable[[Walk], bool]:
    failed = {key_of(finding) for finding in record.findings if finding.outcome is Outcome.FAILED}
    return lambda walk: walk.stuck or (walk.pack, walk.journey, walk.person) in failed
