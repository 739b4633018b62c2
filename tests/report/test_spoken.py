"""What a page gives a screen reader, in the report."""

from harness.model.rotor import Entry, Rotor
from harness.report import html, spoken

ROTOR = Rotor(
    headings=(Entry("heading level 1", "Where it is", "contents"), Entry("heading level 2", "", None)),
    links=(Entry("link", "Go on", "aria-label"),),
    landmarks=(Entry("main", "", None),),
    fields=(Entry("text box", "Town", "placeholder"), Entry("button", "", None)),
)


def test_the_lists_say_where_a_name_came_from():
    """A name that can be read on the thing itself needs no word; grey text, code and no name at all are told."""
    assert [(each.called, [tuple(line) for line in each.lines]) for each in spoken.lists(ROTOR)] == [
        ("headings", [("level 1", "Where it is", ""), ("level 2", "", "has no name")]),
        ("links", [("", "Go on", "named in the code (aria-label)")]),
        ("landmarks", [("main", "", "")]),
        ("fields and buttons", [("text box", "Town", "named by grey text in it"), ("button", "", "has no name")]),
    ]


def test_a_long_list_is_cut_and_says_so():
    """The first hundred are shown, with the number of the others; a list of nothing is left out."""
    (links,) = spoken.lists(Rotor(links=(Entry("link", "On", "contents"),) * 123))
    assert (len(links.lines), links.more) == (100, 23)


def test_the_page_shows_the_lists_once_and_what_is_announced(record, folder):
    """Visits that give a screen reader the same are shown once; the others lead there."""
    heard = {
        "exposed": ("page, T", "main"),
        "rotor": ROTOR,
        "announced": ("After sending the form empty: nothing is said.",),
    }
    visits = {name: visit.model_copy(update=heard) for name, visit in record.visits.items()}
    page = html.write(record.model_copy(update={"visits": visits}), folder).read_text(encoding="utf-8")
    assert len(visits) == 2
    for once in ("headings, links, landmarks and fields and buttons", "named by grey text in it", *heard["announced"]):
        assert page.count(once) == 1
    assert page.count('It gives a screen reader just what <a href="#page-1">page 1</a> does.') == 1
