"""HTML files as a site: the files of their folder, and nothing outside it."""

import os
from pathlib import Path

import pytest

from harness.web.local import Local


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "site"
    (inside / "css").mkdir(parents=True)
    (inside / "page.html").write_text("<title>t</title>")
    (inside / "css" / "a b.css").write_text("p{}")
    (inside / ".env").write_text("secret")
    (tmp_path / "secret.txt").write_text("secret")
    return inside


def _asked(folder: Path, path: str) -> int:
    local = Local([folder / "page.html"])
    base = local.address(folder / "page.html").rpartition("/")[0]
    answer = local.respond("GET", f"{base}{path}")
    assert answer is not None
    assert b"secret" not in answer.body
    return answer.status


def test_a_file_and_what_lies_beside_it_are_answered(folder):
    assert _asked(folder, "/page.html?x=1") == 200
    assert _asked(folder, "/css/a%20b.css") == 200


@pytest.mark.parametrize(
    "path",
    (
        "/../secret.txt /css/../../secret.txt /%2e%2e/secret.txt /..%2fsecret.txt /..%5csecret.txt /.env /css / "
        "//etc/passwd /%2fetc/passwd /nothing.html /a%00b /C:/secret.txt"
    ).split(),
)
def test_nothing_outside_the_folder_is_read(folder, path):
    assert _asked(folder, path) == 404


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_links_out_of_the_folder_are_not_followed(folder):
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "out").symlink_to(folder.parent)
    assert _asked(folder, "/link.txt") == 404
    assert _asked(folder, "/out/secret.txt") == 404


def test_addresses_outside_the_folders_are_not_its_own(folder):
    local = Local([folder / "page.html"])
    for url in ("https://www.example.org/page.html", "http://files-00000000.localhost/page.html", "file:///etc/passwd"):
        assert local.respond("GET", url) is None
    assert local.why_not("http://files-00000000.localhost/page.html") is not None


def test_a_folder_has_the_same_address_every_time(folder):
    assert Local([folder / "page.html"]).address(folder / "page.html") == Local([]).address(folder / "page.html")


def test_a_file_that_is_too_large_is_no_page(folder):
    with (folder / "page.html").open("wb") as file:
        file.truncate(10_000_001)
    local = Local([folder / "page.html"])
    assert "larger than 10 MB" in str(local.why_not(local.address(folder / "page.html")))
    assert _asked(folder, "/page.html") == 404
