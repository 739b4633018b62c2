"""Judges messages: texts, prompts, pages and letters, one by one or by the sheet."""

from harness.message.analyse import analyse
from harness.message.settings import Given, Settings

__all__ = ["Given", "Settings", "analyse"]
