"""Measures the prompts of a pack and keeps the lengths beside it."""

from pathlib import Path

import yaml

from harness.load.pack import LOCK
from harness.model.pack import Pack
from harness.phone.lengths import prompts_of
from harness.phone.sounds import measured
from harness.report.files import write_whole

_HEAD = "# Written by `harness lock`: how long each prompt takes, in seconds, with this voice at this rate.\n"


def write_lock(pack: Pack) -> tuple[Path, int]:
    """Writes the lock of a pack.

    Returns:
        The file, and how many prompts it holds.

    Raises:
        VoiceUnavailable: There is no voice on this machine.
    """
    lock = measured(pack.phone.voice, prompts_of(pack))
    content = yaml.safe_dump(lock.model_dump(), allow_unicode=True, sort_keys=False, width=120)
    return write_whole(pack.path / LOCK, _HEAD + content), len(lock.seconds)
