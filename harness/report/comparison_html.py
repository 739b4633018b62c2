"""Two runs side by side as a page, whole in itself, that opens offline."""

from pathlib import Path

from harness.model.comparison import Comparison
from harness.report import comparison_words, words
from harness.report.files import write_whole
from harness.report.templating import environment


def write(found: Comparison, path: Path) -> Path:
    """Write the page."""
    template = environment().get_template("comparison.html.j2")
    return write_whole(path, template.render(found=found, said=comparison_words, words=words))
