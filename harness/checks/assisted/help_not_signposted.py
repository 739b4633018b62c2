"""A digital service does not say, where help is needed, how to get it.

What it checks:
    Whether the page on which the service starts, and the page on which this person stopped without what they came for,
    each give a number or a link that leads this person to a human.

Why it matters:
    Help that nobody is told of does not exist. The place to say it is the page that somebody is stuck on, since they do
    not reach the next.

Who is shut out:
    People who begin online and cannot go on alone. People who never open the page have to be told elsewhere, and this
    says nothing of that.

Good:
    On the start page: "If you cannot use the online service, call 0808 157 0123 or go to a library near you."

Poor:
    A start page with a button and nothing else; the helpline stands on a page about the organisation.

How to put it right:
    Say on the start page, and on pages that turn people away or ask for something, how the service can be had by phone
    and in person.
"""

from collections.abc import Iterator

from harness.checks.assisted.offered import not_digital
from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed, untested
from harness.model.persona import Persona
from harness.model.trace import Moment, Trace, WayReceived


@check(
    channels=["web"],
    subject="walk",
    standards=["GOV.UK Service Manual: assisted digital", "W3C COGA: help and support"],
    severity="moderate",
)
def help_not_signposted(trace: Trace, _: Persona) -> Iterator[Judgement]:
    """Looks at what the start page gives, and the page on which it ended."""
    pages = [moment for moment in trace.moments if moment.kind == "page" and moment.visit]
    opened = [page for page in pages if page.received is not None]
    if trace.alternatives is None:
        yield not_digital()
    elif not pages and trace.untested:
        yield untested(trace.untested[0])
    elif pages and not opened:
        yield untested(pages[0].missed or "The page could not be visited.")
    elif not opened:
        yield inapplicable("This person does not open the page.")
    else:
        # Who is answered by a human in the end went on from the last page without what they came for.
        stopped = trace.goal != "met" or trace.human == "connected"
        points = [opened[0], *([opened[-1]] if stopped else [])]
        found = [_said(trace, point) for point in points]
        wrong = next((each for each in found if each.outcome == "failed"), None)
        yield wrong or next((each for each in found if each.outcome == "cannot-tell"), found[0])


def _said(trace: Trace, page: Moment) -> Judgement:
    """What one page gives to this person."""
    here, elsewhere = _given(trace, page, on=True), _given(trace, page, on=False)
    title = page.offered or page.step
    unknown = next((way for way in here if way.leads_to == "unknown"), None)
    if any(way.leads_to == "connected" for way in here):
        return passed()
    if unknown:
        return cannot_tell(f"“{title}” names {unknown.name}. Does a human answer there? {unknown.why}")
    if any(way.leads_to == "connected" for way in elsewhere):
        return cannot_tell(f"“{title}” leads this person to no human itself; another page does. Do people find it?")
    return failed(f"“{title}” gives no number and no link that leads this person to a human.")


def _given(trace: Trace, page: Moment, *, on: bool) -> list[WayReceived]:
    """The ways that a page gave, or that other pages gave, and that this person can use."""
    by_page = (way for way in trace.ways if way.given_by == "web" and way.usable)
    return [way for way in by_page if (trace.moments[way.moment].step == page.step) is on]
