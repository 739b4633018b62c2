"""Call flows that other systems exported, read into the one call flow: Amazon Connect, current and classic format."""

from harness.phone.formats.imported import ExportError, Imported, ImportedFile, NotKnown, Refused
from harness.phone.formats.reading import read_export

__all__ = ["ExportError", "Imported", "ImportedFile", "NotKnown", "Refused", "read_export"]
