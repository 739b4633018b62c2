import json
import re
from pathlib import Path

import pytest

from harness.web import browser


def program(folder, name, prints="Chromium 156.0.8078.79", code=0):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{prints}'\nexit {code}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch, tmp_path):
    """A machine with no browser: an empty PATH, and no build of Playwright's."""
    monkeypatch.delenv("HARNESS_BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))


def test_nothing_there():
    """Without any browser, finding one gives None, not an error."""
    assert browser.find() is None


def test_the_order_on_path(tmp_path):
    """The headless shell is preferred to Chromium, and Chromium to Chrome."""
    for name, shell in (("google-chrome", False), ("chromium", False), ("chromium-headless-shell", True)):
        path = program(tmp_path / "bin", name)
        assert browser.find() == browser.BrowserFound(path, "on PATH", shell)


def test_the_environment_wins(monkeypatch, tmp_path):
    """HARNESS_BROWSER is used before what is on PATH, whether it is a path or a name."""
    program(tmp_path / "bin", "chromium")
    mine = program(tmp_path / "mine", "my-browser")
    chrome = program(tmp_path / "bin", "google-chrome")
    for named, path in ((mine, mine), ("google-chrome", chrome)):
        monkeypatch.setenv("HARNESS_BROWSER", named)
        assert browser.find() == browser.BrowserFound(path, "in HARNESS_BROWSER", False)


@pytest.mark.parametrize("named", ["none", "None", "/nowhere/chrome"])
def test_never_another_one_in_its_place(monkeypatch, tmp_path, named):
    """HARNESS_BROWSER=none, or naming what is not there, means no browser, even with one on PATH."""
    program(tmp_path / "bin", "chromium")
    monkeypatch.setenv("HARNESS_BROWSER", named)
    assert browser.find() is None


def wanted_revision():
    import playwright

    listed = Path(playwright.__file__).parent / "driver" / "package" / "browsers.json"
    browsers = json.loads(listed.read_text(encoding="utf-8"))["browsers"]
    return next(entry["revision"] for entry in browsers if entry["name"] == "chromium-headless-shell")


def test_playwrights_own_build(tmp_path):
    """The build that the installed Playwright is made for is found once it is unpacked whole, and no other."""
    builds = tmp_path / "playwright"
    other = builds / "chromium_headless_shell-1"
    program(other / "chrome-headless-shell-linux64", "chrome-headless-shell")
    (other / "INSTALLATION_COMPLETE").touch()
    own = builds / f"chromium_headless_shell-{wanted_revision()}"
    path = program(own / "chrome-headless-shell-linux64", "chrome-headless-shell")
    assert browser.find() is None
    (own / "INSTALLATION_COMPLETE").touch()
    assert browser.find() == browser.BrowserFound(path, "as Playwright's own build", True)


def test_only_loopback_is_resolved():
    """The browser is told to resolve no name but the loopback address."""
    assert "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1" in browser.launch_arguments()


@pytest.mark.parametrize(
    ("user", "ci", "without"), [(0, "", True), (1000, "", False), (1000, "true", True), (1000, "false", False)]
)
def test_the_sandbox_stays_on_where_it_can(monkeypatch, user, ci, without):
    """Only root and CI go without the sandbox."""
    monkeypatch.setattr(browser.os, "geteuid", lambda: user, raising=False)
    monkeypatch.setenv("CI", ci)
    assert browser.without_sandbox() is without
    assert ("--no-sandbox" in browser.launch_arguments()) is without


def test_a_version_is_the_number_it_prints(tmp_path):
    """The version is the bare number."""
    found = browser.BrowserFound(program(tmp_path / "bin", "chromium-headless-shell"), "on PATH", True)
    assert browser.version(found) == "156.0.8078.79"


def test_a_browser_that_does_not_start_has_no_version(tmp_path):
    """A program that fails, is missing, or prints no number gives None."""
    fails = program(tmp_path / "bin", "a", code=127)
    silent = program(tmp_path / "bin", "b", prints="hello")
    for path in (fails, silent, str(tmp_path / "missing")):
        assert browser.version(browser.BrowserFound(path, "on PATH", True)) is None


@pytest.mark.browser
def test_the_real_one(monkeypatch):
    """The machine's own browser says a four-part version."""
    monkeypatch.undo()
    found = browser.find()
    if found is None:
        pytest.skip(browser.HOW_TO_MEND)
    assert re.fullmatch(r"\d+\.\d+\.\d+\.\d+", browser.version(found) or "")
