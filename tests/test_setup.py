import json
import os
import sys
from pathlib import Path

import pytest

from harness import cache, setup
from harness.web.browser import HOW_TO_MEND, BrowserFound

SHELL = BrowserFound("/somewhere/chromium-headless-shell", "on PATH", True)
DEBIANS = "chromium-headless-shell"


class Machine:
    """A machine that can be told which commands succeed, and that remembers what was said and run."""

    def __init__(self):
        self.browser = None
        self.starts = True
        self.brings = {}
        self.fails = ()
        self.events = []

    def say(self, sentence):
        self.events.append(("says", sentence))

    def run(self, command, seconds):
        words = " ".join(command)
        self.events.append(("runs", words))
        assert 0 < seconds <= 300
        if any(part in words for part in self.fails):
            return False
        for part, bring in self.brings.items():
            if part in words and "--download-only" not in words:
                bring(command)
        return True

    def ran(self):
        return [words for kind, words in self.events if kind == "runs"]

    def prepare(self):
        self.events.clear()
        return setup.prepare(self.say, self.run)

    def bring_browser(self, _command):
        self.browser = SHELL


def bring_packages(command):
    for package in command:
        name, _, version = package.rpartition("@")
        if name:
            folder = Path(command[command.index("--prefix") + 1]) / "node_modules" / name
            folder.mkdir(parents=True)
            (folder / "package.json").write_text(json.dumps({"version": version}))


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """Debian, root, with apt and npm and a voice, but no browser and nothing fetched yet."""
    machine = Machine()
    machine.brings["npm install"] = bring_packages
    monkeypatch.delenv("HARNESS_BROWSER", raising=False)
    monkeypatch.setenv("HARNESS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(setup.browser, "find", lambda: machine.browser)
    monkeypatch.setattr(setup.browser, "version", lambda _: "156.0" if machine.starts else None)
    monkeypatch.setattr(setup.voice, "why_not", lambda: None)
    monkeypatch.setattr(setup.voice, "version", lambda: "1.52.0")
    monkeypatch.setattr(setup.shutil, "which", lambda name: name)
    monkeypatch.setattr(setup, "_may_use_apt", lambda: True)
    return machine


def test_nothing_to_do_is_quiet(machine):
    """With everything there, nothing is run and nothing is said."""
    machine.bring_browser(None)
    first = machine.prepare()
    second = machine.prepare()
    assert machine.events == []
    assert first == second == setup.Prepared(SHELL, "156.0", setup.NPM_PACKAGES, "1.52.0", ())


def test_playwrights_browser_comes_first(machine):
    """A missing browser is fetched by Playwright, and apt is left alone when that works."""
    machine.brings["playwright install chromium --only-shell"] = machine.bring_browser
    assert machine.prepare().browser == SHELL
    assert not any("apt-get" in words for words in machine.ran())


def test_apt_comes_second(machine):
    """When Playwright brings none, Debian's headless shell is installed: fetched first, then unpacked."""
    machine.fails = ("playwright",)
    machine.brings[DEBIANS] = machine.bring_browser
    assert machine.prepare().browser == SHELL
    fetch, unpack = (words for words in machine.ran() if "apt-get" in words)
    assert fetch.endswith(f"install --no-install-recommends {DEBIANS} --download-only")
    assert unpack.endswith(f"install --no-install-recommends {DEBIANS}")
    assert "sudo" not in fetch + unpack


def test_old_package_lists_are_renewed(machine):
    """When apt does not know the package, its lists are renewed, and then plain Chromium is tried too."""
    machine.fails = ("playwright", DEBIANS)
    machine.brings["chromium"] = machine.bring_browser
    assert machine.prepare().browser == SHELL
    said = [words.split()[-2 if "--download-only" in words else -1] for words in machine.ran() if "apt-get" in words]
    assert said == [DEBIANS, "update", DEBIANS, "chromium", "chromium"]


def test_a_browser_that_does_not_start_is_as_good_as_none(machine):
    """Playwright's build on a machine without its libraries leads on to apt, and to a sentence when that fails."""
    machine.bring_browser(None)
    machine.starts = False
    prepared = machine.prepare()
    assert prepared.browser is None
    assert any("apt-get" in words for words in machine.ran())
    assert "does not start" in prepared.warnings[0]


def test_every_long_step_is_announced(machine):
    """Whatever is run, a sentence about it comes first."""
    machine.fails = ("playwright", "apt-get")
    machine.prepare()
    for program in ("playwright", "apt-get", "update", "npm"):
        first = next(n for n, (kind, words) in enumerate(machine.events) if kind == "runs" and program in words)
        assert machine.events[first - 1][0] == "says"


def test_failing_everywhere_is_not_an_error(machine):
    """On a machine that reaches nothing, every gap is one sentence, with how to mend it, and the set-up completes."""
    machine.fails = ("",)
    prepared = machine.prepare()
    assert prepared.browser is None
    assert prepared.npm == {}
    assert HOW_TO_MEND in prepared.warnings[0]
    assert [words for kind, words in machine.events if kind == "says"][-2:] == list(prepared.warnings)
    assert list((cache.cache_folder()).iterdir()) == []


def test_apt_is_for_root_only(machine, monkeypatch):
    """Without being root on a Debian-like system, apt is never touched."""
    monkeypatch.setattr(setup, "_may_use_apt", lambda: False)
    machine.fails = ("playwright",)
    assert machine.prepare().browser is None
    assert not any("apt-get" in words for words in machine.ran())


def test_who_may_use_apt(monkeypatch):
    """An ordinary user may not, even where apt is there."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    assert not setup._may_use_apt()


@pytest.mark.parametrize(("named", "why"), [("none", "says that there is none"), ("/nowhere", "names '/nowhere'")])
def test_the_users_choice_of_browser_stands(machine, monkeypatch, named, why):
    """With HARNESS_BROWSER set, no other browser is fetched."""
    monkeypatch.setenv("HARNESS_BROWSER", named)
    prepared = machine.prepare()
    assert why in prepared.warnings[0]
    assert all("npm" in words for words in machine.ran())


def test_npm_packages_are_pinned_and_run_nothing(machine):
    """The packages are asked for by their exact versions, and their scripts do not run."""
    machine.bring_browser(None)
    machine.prepare()
    (command,) = machine.ran()
    for word in ("--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "axe-core@4.14.1"):
        assert word in command.split()
    assert (cache.npm_package("govuk-frontend") / "package.json").exists()


def test_a_failed_fetch_keeps_what_was_there(machine):
    """When npm fails, older packages stay, no half-fetched folder is left, and a sentence says what is used."""
    folder = cache.npm_folder() / "node_modules" / "axe-core"
    folder.mkdir(parents=True)
    (folder / "package.json").write_text('{"version": "4.0.0"}')
    machine.bring_browser(None)
    machine.fails = ("npm",)
    prepared = machine.prepare()
    assert prepared.npm == {"axe-core": "4.0.0"}
    assert "npm could not fetch" in prepared.warnings[0]
    assert [path.name for path in cache.cache_folder().iterdir()] == ["npm"]


def test_no_npm_is_not_worth_a_warning(machine, monkeypatch):
    """Without npm, what comes with the Python packages is used, and nobody is bothered."""
    machine.bring_browser(None)
    monkeypatch.setattr(setup.shutil, "which", lambda _: None)
    assert machine.prepare().warnings == ()
    assert machine.events == []


def test_a_voice_that_does_not_speak_is_told(machine, monkeypatch):
    """A missing voice is a sentence with its reason."""
    machine.bring_browser(None)
    monkeypatch.setattr(setup.voice, "why_not", lambda: "The voice is not installed.")
    prepared = machine.prepare()
    assert prepared.voice is None
    assert "The voice is not installed." in prepared.warnings[0]


def test_a_command_succeeds_fails_or_is_missing():
    """A command's own exit code decides; a program that is not there is a failure, not an error."""
    assert setup.run_limited([sys.executable, "-c", "input"], 60)
    assert not setup.run_limited([sys.executable, "-c", "raise SystemExit(1)"], 60)
    assert not setup.run_limited(["/nowhere/at/all"], 60)


def test_a_command_is_never_asked_to_wait_for_an_answer():
    """A command that asks something reads an end of file, and cannot hang."""
    assert not setup.run_limited([sys.executable, "-c", "input()"], 60)


@pytest.mark.skipif(os.name == "nt", reason="needs process groups")
def test_the_limit_ends_a_command_with_all_it_started(monkeypatch, tmp_path):
    """Past its limit a command ends, and so does what it started, even when it ignores a polite request."""
    monkeypatch.setattr(setup, "_GRACE", 0.2)
    os.mkfifo(tmp_path / "held")
    reader = os.open(tmp_path / "held", os.O_RDONLY | os.O_NONBLOCK)
    code = (
        "import os, signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); os.fork();"
        f"held = open({str(tmp_path / 'held')!r}, 'w', buffering=1); print('here', file=held); signal.pause()"
    )
    assert not setup.run_limited([sys.executable, "-c", code], 1)
    os.set_blocking(reader, True)
    with os.fdopen(reader) as held:  # read to its end, which comes when nobody holds the other end any more
        assert set(held.read().split()) <= {"here"}
