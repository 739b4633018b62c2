"""The page answers to how the device is held or shaken.

What it checks:
    Whether anything on the page changes when the device is tilted one way and the other, and shaken. Whether the same
    can be done with a control, and whether the answering can be switched off, only a person can say.

Why it matters:
    Some people cannot move their device, since it is fixed to a wheelchair or a bed. Others cannot hold it still, and
    set off what they do not want.

Who is shut out:
    People who cannot move their device, and people whose hands shake.

Good:
    A value that is changed by buttons, and by tilting only for those who switch that on.

Poor:
    A form that is cleared when the telephone is shaken.

How to put it right:
    Offer a control for whatever tilting or shaking does, and a setting that switches it off.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "motion"],
    standards=["WCAG 2.2 2.5.4"],
    severity="serious",
    technique="F106",
)
def works_by_tilting(visit: Visit) -> Iterator[Judgement]:
    """Looks at what changed when the device was tilted and shaken."""
    motion = visit.probed.motion
    assert motion is not None  # noqa: S101 -- the check needs it
    moved = [element for path in motion.tilted if (element := visit.snapshot.at_path(path)) is not None]
    listens = any("devicemotion" in each or "deviceorientation" in each for each in visit.snapshot.root.listens)
    yield from told(
        visit,
        [visit.snapshot.root] if listens or moved else [],
        unsure=moved,
        asks=lambda each: (
            f"{visit.snapshot.described(each)} changes when the device is tilted or shaken. Is there a "
            "control that does the same, and can the answering to movement be switched off?"
        ),
    )
