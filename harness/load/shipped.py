"""Where what ships lies."""

from pathlib import Path


def ship_folder(name: str) -> Path:
    """The folder of what ships: ``journeys`` or ``personas``, in a checkout or inside the wheel."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "shipped" / name
    return shipped if shipped.is_dir() else package.parent / name
