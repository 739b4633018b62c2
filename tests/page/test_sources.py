"""Which pages are visited: each source is read as it is meant, and what it may not do it does not do."""

from pathlib import Path

import pytest

from harness.load import LoadError
from harness.page.sources import read_sources

MAP = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'


def _entries(*urls: str) -> str:
    return MAP.format("".join(f"<url><loc> {url} </loc><lastmod>2026-01-01</lastmod></url>" for url in urls))


def _read(*given: str, web: dict[str, str] | None = None, most: int = 500):
    return read_sources(given, lambda url: (web or {})[url].encode(), most)


def _names(*given: str, **more) -> list[str]:
    return [page.name for page in _read(*given, **more).pages]


def _refused(*given: str, **more) -> list[str]:
    with pytest.raises(LoadError) as caught:
        _read(*given, **more)
    return [str(problem) for problem in caught.value.problems]


def test_addresses_and_files_are_taken_once_and_in_order(tmp_path: Path):
    page = tmp_path / "a.html"
    page.write_text("x")
    assert _names("https://a.example/", str(page), "https://a.example/") == ["https://a.example/", str(page)]


def test_a_list_names_addresses_and_files_beside_it(tmp_path: Path):
    (tmp_path / "a.html").write_text("x")
    listed = tmp_path / "pages.txt"
    listed.write_text("\ufeff# Ours\nhttps://a.example/\n\n  a.html \n", encoding="utf-8")
    assert _names(str(listed)) == ["https://a.example/", str(tmp_path / "a.html")]


def test_each_mistake_in_a_list_is_said_with_its_line(tmp_path: Path):
    listed = tmp_path / "pages.txt"
    listed.write_text("https://a.example/\nnonsense\nmissing.html\n")
    assert [problem.removeprefix(str(listed)).split(" ")[0] for problem in _refused(str(listed))] == [":2:1:", ":3:1:"]


def test_a_sitemap_gives_the_pages_of_one_origin_and_says_what_it_left_out(tmp_path: Path):
    file = tmp_path / "sitemap.xml"
    file.write_text(_entries("https://a.example/1", "https://b.example/2", "https://a.example/3?x=1&amp;y=2"))
    sources = _read(str(file))
    assert [page.url for page in sources.pages] == ["https://a.example/1", "https://a.example/3?x=1&y=2"]
    assert "1 more on other origins" in sources.notes[0]


def test_a_sitemap_at_an_address_may_name_sitemaps_of_its_own_origin():
    index = (
        "<sitemapindex><sitemap><loc>https://a.example/s1.xml</loc></sitemap>"
        "<sitemap><loc>https://evil.example/s2.xml</loc></sitemap></sitemapindex>"
    )
    web = {"https://a.example/sitemap.xml": index, "https://a.example/s1.xml": _entries("https://a.example/1")}
    assert _names("https://a.example/sitemap.xml", web=web) == ["https://a.example/1"]


@pytest.mark.parametrize(
    "doctype", ['<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]>']
)
def test_a_sitemap_that_declares_anything_is_refused(tmp_path: Path, doctype: str):
    for encoding in ("utf-8", "utf-16"):
        file = tmp_path / "sitemap.xml"
        file.write_text(f"{doctype}<urlset><url><loc>https://a.example/&b;</loc></url></urlset>", encoding=encoding)
        assert "declares a document type" in _refused(str(file))[0]


def test_a_sitemap_that_is_no_xml_is_said_with_line_and_column(tmp_path: Path):
    file = tmp_path / "sitemap.xml"
    file.write_text("<urlset>\n  <url></urlset>")
    assert _refused(str(file))[0].startswith(f"{file}:2:")


def test_more_pages_than_are_visited_are_said(tmp_path: Path):
    file = tmp_path / "sitemap.xml"
    file.write_text(_entries(*(f"https://a.example/{number}" for number in range(9))))
    sources = _read(str(file), most=5)
    assert len(sources.pages) == 5
    assert "first 5 of 9" in sources.notes[0]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("nowhere.html", "There is no such file"),
        ("ftp://a.example/", "no address of a web page"),
        ("file:///etc/passwd", "no address of a web page"),
        ("https://me:secret@a.example/", "--state"),
        ("-", "There is no such file"),
    ],
)
def test_what_is_no_page_is_refused_with_what_to_do(given, says):
    refused = _refused(given)
    assert says in refused[0]
    assert "secret" not in refused[0].partition(": ")[0]
