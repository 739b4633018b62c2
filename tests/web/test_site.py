import json

import pytest

from harness.model.service import Page, Service, Submission
from harness.web.site import STYLES, Form, Site, page_styles, same_page

HOME = "https://www.example.org/home"


@pytest.fixture
def site():
    return Site({HOME: b"<h1>Home</h1>"}, {"/assets/a.css": b"a {}"}, domains=["example.net"])


@pytest.fixture
def no_npm(monkeypatch, tmp_path):
    monkeypatch.setenv("HARNESS_CACHE", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("url", [HOME, f"{HOME}/", f"{HOME}?a=b", f"{HOME}#part", "https://WWW.example.org/home"])
def test_a_page_is_found_however_its_address_is_written(site, url):
    """A slash at the end, a query, a fragment and capitals in the host do not make it another page."""
    answer = site.respond("GET", url)
    assert (answer.status, answer.content_type, answer.body) == (200, "text/html; charset=utf-8", b"<h1>Home</h1>")
    assert site.why_not(url) is None


def test_a_form_sent_to_a_page_that_leads_nowhere_gets_the_page(site):
    """Where the pack says nothing of a form, a form that is posted to a page shows it."""
    assert site.respond("POST", HOME) == site.respond("GET", HOME)
    assert site.respond("DELETE", HOME).status == 405


ERROR, DONE, FAILED, SPECIAL = (f"{HOME}/{name}" for name in ("error", "done", "failed", "special"))
FORMS = [
    Form(Submission(when={"name": "empty"}, to="error"), ERROR),
    Form(Submission(when={"name": "Zoë & Co"}, to="special"), SPECIAL),
    Form(Submission(when={"name": "any"}, identity="fails", to="failed"), FAILED),
    Form(Submission(when={"name": "any", "age": "any"}, to="done"), DONE),
]


@pytest.fixture
def with_form():
    return Site({url: url.encode() for url in (HOME, ERROR, DONE, FAILED, SPECIAL)}, forms={HOME: FORMS})


@pytest.mark.parametrize(
    ("sent", "identity", "page"),
    [
        ("", "passes", ERROR),
        ("name=", "passes", ERROR),
        ("name=+&age=18", "passes", ERROR),
        ("age=18", "fails", ERROR),
        ("name=Zo%C3%AB+%26+Co", "fails", SPECIAL),
        ("name=Sam&age=18", "passes", DONE),
        ("name=Sam&age=18", "fails", FAILED),
        ("name=Sam&age=", "passes", HOME),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_form_leads_to_the_first_page_that_fits(with_form, method, sent, identity, page):
    """Fields that are empty (blanks count as nothing), filled or exact, and who sends it, decide what follows."""
    if method == "GET" and not sent:
        page = HOME
    url, body = (f"{HOME}?{sent}", "") if method == "GET" else (HOME, sent)
    answer = with_form.respond(method, url, body, identity)
    assert (answer.status, answer.body.decode(), answer.page.partition("?")[0]) == (200, page, page)


@pytest.mark.parametrize("url", [f"{HOME}?from=text", f"{HOME}#name=", HOME])
def test_a_link_that_ends_in_a_query_is_not_a_form(with_form, url):
    """What is opened without any field of the form is the page itself."""
    assert with_form.respond("GET", url, "name=Sam&age=18").body == HOME.encode()


def test_a_form_that_asks_for_no_field_leads_on_whatever_is_sent():
    """A form may turn on the person alone; opening the page is not sending it."""
    forms = [Form(Submission(identity="fails", to="failed"), FAILED), Form(Submission(to="done"), DONE)]
    site = Site({url: url.encode() for url in (HOME, DONE, FAILED)}, forms={HOME: forms})
    assert site.respond("GET", HOME).body == HOME.encode()
    assert site.respond("POST", HOME).page == DONE
    assert site.respond("GET", f"{HOME}?a=", identity="fails").page == FAILED


def test_the_forms_of_a_pack_lead_where_it_says(tmp_path):
    """A pack names the page that follows; its address is that page's own."""
    (tmp_path / "pages").mkdir()
    for name in ("home", "done"):
        (tmp_path / "pages" / f"{name}.html").write_bytes(name.encode())
    home = Page(url=HOME, file="home.html", submits=(Submission(when={"name": "any"}, to="done"),))
    service = Service(name="s", about="a", pages={"home": home, "done": Page(url=DONE, file="done.html")})
    answer = Site.of(tmp_path, service).respond("POST", HOME, "name=Sam")
    assert (answer.body, answer.page) == (b"done", DONE)


@pytest.mark.parametrize("host", ["www.example.org", "example.net", "tax.example.net"])
def test_an_unknown_address_of_the_service_is_a_plain_404(site, host):
    """What the service's own domains do not have is answered with a page that says so and that it is a model."""
    answer = site.respond("GET", f"https://{host}/nowhere")
    assert answer.status == 404
    assert b"It has no page at this address." in answer.body
    assert b"This is a model made for testing." in answer.body
    assert site.why_not(f"https://{host}/nowhere").startswith("The pack has no page for https://")


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.org/home",
        "https://notexample.net/",
        "http://www.example.org/home",
        "https://[",
        "about:blank",
    ],
)
def test_what_is_not_the_services_is_not_answered(site, url):
    """Somebody else's address, an open connection and what is no address at all get no answer, and are named."""
    assert site.respond("GET", url) is None
    assert site.why_not(url) == f"{url} is not part of this service, so it was not opened."


def test_assets_are_answered_under_every_host_of_the_service(site):
    """A page on any of the service's hosts can load its stylesheet by path."""
    for host in ("www.example.org", "example.net"):
        answer = site.respond("GET", f"https://{host}/assets/a.css")
        assert (answer.status, answer.content_type, answer.body) == (200, "text/css", b"a {}")


def test_the_digest_turns_on_everything_that_can_be_answered():
    """Another page, address, asset or way on from a form is another site; the same things are the same site."""
    sites = [
        Site({HOME: b"a"}), Site({HOME: b"b"}), Site({f"{HOME}2": b"a"}), Site({HOME: b"a"}, {"/x": b"y"}),
        Site({HOME: b"a"}, forms={HOME: FORMS}), Site({HOME: b"a"}, forms={HOME: FORMS[1:]}),
    ]  # fmt: skip
    assert len({site.digest for site in sites}) == 6
    assert Site({HOME: b"a"}).digest == sites[0].digest


def test_a_pack_is_read_from_its_folder(tmp_path):
    """A pack's pages are answered under the addresses that its service gives them, with a stylesheet."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "home.html").write_bytes(b"<h1>Hello</h1>")
    site = Site.of(tmp_path, Service(name="s", about="a", pages={"home": Page(url=HOME, file="home.html")}))
    assert site.respond("GET", HOME).body == b"<h1>Hello</h1>"
    assert site.respond("GET", f"https://www.example.org{STYLES}").content_type == "text/css"


def test_a_page_that_is_not_there_is_an_error(tmp_path):
    """A pack that names a file it does not have is refused, not served without it."""
    with pytest.raises(OSError, match=r"home\.html"):
        Site.of(tmp_path, Service(name="s", about="a", pages={"home": Page(url=HOME, file="home.html")}))


@pytest.mark.parametrize("left", [None, "{", '{"name": "govuk-frontend"}', '{"version": "1.0.0"}'])
def test_without_govuk_frontend_the_plain_stylesheet_is_served(no_npm, tmp_path, left):
    """Where npm fetched nothing, or half of it, pages get the stylesheet of ours, and the record says so."""
    if left:
        package = no_npm / "npm" / "node_modules" / "govuk-frontend"
        package.mkdir(parents=True)
        (package / "package.json").write_text(left)
    assert page_styles().startswith("harness's own plain.css ")
    styles = Site.of(tmp_path, Service(name="s", about="a", domains=("example.org",))).respond(
        "GET", f"https://example.org{STYLES}"
    )
    assert b".govuk-skip-link:focus" in styles.body


def test_govuk_frontend_is_served_without_the_fonts_that_only_govuk_may_use(no_npm, tmp_path):
    """GDS Transport is taken out, what remains is Arial, and the record names the version."""
    package = no_npm / "npm" / "node_modules" / "govuk-frontend"
    (package / "dist" / "govuk").mkdir(parents=True)
    (package / "package.json").write_text(json.dumps({"version": "6.6.0"}))
    css = '@font-face{font-family:GDS Transport;src:url(/f.woff2)}p{font-family:"GDS Transport",arial}b{margin:0}'
    (package / "dist" / "govuk" / "govuk-frontend.min.css").write_text(css)
    site = Site.of(tmp_path, Service(name="s", about="a", domains=("example.org",)))
    assert page_styles() == "GOV.UK Frontend 6.6.0"
    assert site.respond("GET", f"https://example.org{STYLES}").body == b"p{font-family:arial}b{margin:0}"


def test_the_same_page_is_the_same_whatever_follows_its_address():
    """Two addresses that differ in a query or a fragment are one page; two paths are two."""
    assert same_page(f"{HOME}?a#b", f"{HOME}/")
    assert not same_page(HOME, f"{HOME}/more")
