"""A film from elsewhere is shown, and nothing says whether it flashes.

What it checks:
    Players of film that another site serves, on a page whose words say nothing of flashing. What such a film shows
    cannot be known without watching it, so a person is asked.

Why it matters:
    More than three flashes in a second can set off a seizure. Whoever knows that of themselves has to be told before
    the film starts, since afterwards is too late.

Who is shut out:
    People with photosensitive epilepsy. No limit stands for them, so it concerns everybody.

Good:
    <p>Warning: this film has flashing lights after 40 seconds.</p><iframe …></iframe>

Poor:
    <iframe src="https://www.youtube.com/embed/…" title="The scene"></iframe>

How to put it right:
    Cut the flashes out. Where that is not possible, say so before the film, and do not let it start by itself.
"""

import re
from collections.abc import Iterator

from harness.checks.page.media import host
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_HOSTS = ("youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "dailymotion.com", "facebook.com",
          "tiktok.com", "twitch.tv", "brightcove.net", "kaltura.com", "wistia.net", "vzaar.com")  # fmt: skip
"""Sites whose frames hold players of film (ours)."""
_FLASHES = re.compile(
    r"\b(?:flash|flashes|flashing|strobe|strobing|flicker\w{0,5}|epilep\w{1,6}|fflach\w{0,6})\b", re.I
)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.3.1"],
    severity="serious",
    technique="G19",
)
def video_without_flash_warning(visit: Visit) -> Iterator[Judgement]:
    """Looks for frames with films, and for a warning."""
    page = visit.snapshot
    films = [frame for frame in page.tagged("iframe", "embed") if _shows_film(host(frame.get("src")))]
    said = f"{page.text(page.root)} {' '.join(film.get('title') for film in films)}"
    yield from told(
        visit,
        films,
        unsure=[] if _FLASHES.search(said) else films,
        asks=lambda film: f"does the film in {page.described(film)} flash more than three times in any second?",
    )


def _shows_film(site: str) -> bool:
    return any(site == known or site.endswith(f".{known}") for known in _HOSTS)
