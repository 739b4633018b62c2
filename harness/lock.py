"""Measures the prompts of a pack and keeps the lengths beside it."""

from pathlib import Path

import yaml

from harness.load.pack import LOCK
from harness.model.pack import Pack
from harness.phone.sounds import lock_of
from harness.report.files import write_whole

_HEAD = "# Written by `harness lock`: how long each prompt takes, in seconds, with this voice at this rate.\n"


def write_lock(pack: Pack) -> tuple[Path, int]:
    """Writes the lock of a pack.

    Returns:
        The file, and how many prompts it holds.

    Raises:
        VoiceUnavailable: There is no voice on this machine.
    """
    recorded = pack.phone.recordings
    lock = lock_of({words: voice for words, voice in pack.spoken.items() if words not in recorded})
    content = yaml.safe_dump(lock.model_dump(mode="json"), allow_unicode=True, sort_keys=False, width=120)
    return write_whole(pack.path / LOCK, _HEAD + content), sum(len(each.seconds) for each in lock.voices)
