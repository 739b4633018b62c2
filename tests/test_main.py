import ast
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from harness import __main__ as start
from harness import bootstrap

HERE = Path(start.__file__).parent

# What stands in for pip: it writes down what it was asked, and on request fails, or waits to be killed.
PIP = """
import os, signal, sys
with open(os.environ["ASKED"], "a") as asked:
    asked.write(" ".join(sys.argv[1:]) + "\\n")
if os.environ.get("PIP_TELLS"):
    open(os.environ["PIP_TELLS"], "w").close()
    signal.pause()
if os.environ.get("PIP_FAILS"):
    print("Collecting typer: started", "[notice] A new release of pip", "ERROR: no network here", sep="\\n")
    sys.exit(1)
"""
COMMAND_LINE = "import sys\ndef main():\n    print('ran', sys.argv[1:], sys.prefix)\n    return 7\n"
PREPARE = "import os\ndef prepare():\n    open(os.environ['ASKED'], 'a').write('prepare\\n')\n"


class Checkout:
    """A copy of what sets up, with stand-ins for pip and for the rest of the project."""

    def __init__(self, folder, stubs):
        self.folder, self.stubs, self.asked = folder, stubs, stubs / "asked.txt"
        (folder / "harness").mkdir(parents=True)
        for name in ("__init__.py", "__main__.py", "bootstrap.py"):
            shutil.copy(HERE / name, folder / "harness")
        shutil.copy(HERE.parent / "pyproject.toml", folder)
        (folder / "harness" / "cli.py").write_text(COMMAND_LINE)
        (folder / "harness" / "setup.py").write_text(PREPARE)
        self.put("pip/__init__.py", "")
        self.put("pip/__main__.py", PIP)
        self.put("sitecustomize.py", "import sys\nsys.modules['ensurepip'] = None\n")  # Debian takes it out

    def put(self, name, code):
        (self.stubs / name).parent.mkdir(parents=True, exist_ok=True)
        (self.stubs / name).write_text(code)

    def command(self, **more):
        unset = ("HARNESS_NO_BOOTSTRAP", "HARNESS_HAND_OVERS", "PYTHONPATH")
        kept = {name: value for name, value in os.environ.items() if name not in unset}
        environment = {**kept, "PYTHONPATH": str(self.stubs), "ASKED": str(self.asked), **more}
        return {
            "args": [sys.executable, "-m", "harness", "run", "a b"],
            "cwd": self.folder,
            "env": environment,
            "text": True,
        }

    def start(self, **more):
        return subprocess.run(**self.command(**more), capture_output=True, check=False, timeout=60)

    def was_asked(self):
        """Return what was done since this was last called: installs and preparations."""
        lines = self.asked.read_text().splitlines() if self.asked.exists() else []
        self.asked.unlink(missing_ok=True)
        return ["install" if " install " in f" {line} " else line for line in lines]

    def stamp(self):
        return json.loads((self.folder / ".venv" / bootstrap.STAMP).read_text())


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path / "a checkout é", tmp_path / "stubs")


@pytest.fixture
def ready(checkout):
    checkout.start()
    checkout.was_asked()
    (checkout.folder / ".venv" / "kept").touch()
    return checkout


def was_made_anew(checkout):
    return not (checkout.folder / ".venv" / "kept").exists()


def test_the_first_start_sets_up_and_hands_over(checkout):
    """From a bare checkout the project and its tools go into .venv, the rest is fetched, and the command runs."""
    done = checkout.start()
    venv = checkout.folder / ".venv"
    assert done.stdout.strip() == f"ran ['run', 'a b'] {venv}"
    assert done.returncode == 7
    assert "about half a minute" in done.stderr
    line = checkout.asked.read_text().splitlines()[0]
    assert line.startswith(f"--python {bootstrap.venv_python(checkout.folder)} install ")
    assert line.endswith("-e .[dev]")
    assert checkout.was_asked() == ["install", "prepare"]


def test_the_second_start_does_nothing_but_start(ready):
    """A ready .venv is used as it is, in silence, from outside and from inside."""
    for python in (sys.executable, str(bootstrap.venv_python(ready.folder))):
        done = subprocess.run(
            **{**ready.command(), "args": [python, "-m", "harness"]}, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (7, "")
    assert ready.was_asked() == []


def test_a_changed_pyproject_is_installed_over(ready):
    """Another pyproject.toml brings .venv up to date without making it again."""
    with (ready.folder / "pyproject.toml").open("a") as file:
        file.write("# changed\n")
    assert ready.start().returncode == 7
    assert ready.was_asked() == ["install", "prepare"]
    assert not was_made_anew(ready)


def test_a_failed_update_does_not_cost_the_venv(ready):
    """When pip cannot bring .venv up to date, the next start tries that again and does not make it anew."""
    with (ready.folder / "pyproject.toml").open("a") as file:
        file.write("# changed\n")
    assert ready.start(PIP_FAILS="1").returncode == 3
    assert ready.start().returncode == 7
    assert not was_made_anew(ready)


def test_a_changed_preparation_is_done_again(ready):
    """Another harness/setup.py (new versions to fetch, say) is carried out, without an install."""
    with (ready.folder / "harness" / "setup.py").open("a") as file:
        file.write("# changed\n")
    ready.start()
    assert ready.was_asked() == ["prepare"]


@pytest.mark.parametrize("key", ["python", "checkout", "state"])
def test_a_stamp_that_does_not_fit_means_a_new_venv(ready, key):
    """Another Python, a moved folder and an interrupted set-up each make .venv again, from inside as well."""
    path = ready.folder / ".venv" / bootstrap.STAMP
    path.write_text(json.dumps({**ready.stamp(), key: "other"}))
    inside = {**ready.command(), "args": [str(bootstrap.venv_python(ready.folder)), "-m", "harness"]}
    assert subprocess.run(**inside, capture_output=True, check=False).returncode == 7
    assert was_made_anew(ready)
    assert ready.was_asked() == ["install", "prepare"]


@pytest.mark.parametrize("missing", ["pyvenv.cfg", "bin/python"])
def test_a_damaged_venv_is_made_again(ready, missing):
    """A .venv without its interpreter, or whose interpreter does not know it is one, is made again."""
    (ready.folder / ".venv" / missing).unlink()
    assert ready.start().returncode == 7
    assert was_made_anew(ready)


def test_a_failed_install_says_why_and_what_to_do(checkout):
    """pip's own error is shown without its chatter, with what to do; the code is 3 and the next start tries again."""
    done = checkout.start(PIP_FAILS="1")
    assert done.returncode == 3
    assert "ERROR: no network here" in done.stderr
    assert "[notice]" not in done.stderr
    assert "start again" in done.stderr
    assert checkout.start().returncode == 7
    assert checkout.was_asked() == ["install", "install", "prepare"]


def test_without_any_pip_it_says_so(checkout):
    """A Python with neither pip nor ensurepip gets one plain sentence and 3, and nothing is left behind."""
    checkout.put("sitecustomize.py", "import sys\nsys.modules['ensurepip'] = sys.modules['pip'] = None\n")
    done = checkout.start()
    assert done.returncode == 3
    assert "neither ensurepip nor pip" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (checkout.folder / ".venv").exists()


def test_the_set_up_can_be_switched_off(checkout):
    """HARNESS_NO_BOOTSTRAP=1 runs the command line with this very Python."""
    done = checkout.start(HARNESS_NO_BOOTSTRAP="1")
    assert done.stdout.strip() == f"ran ['run', 'a b'] {sys.prefix}"
    assert not (checkout.folder / ".venv").exists()


def test_a_missing_package_is_a_sentence(checkout):
    """When a package is missing, the user reads its name and what to do, not a traceback."""
    (checkout.folder / "harness" / "cli.py").write_text("import not_there_at_all\n")
    done = checkout.start(HARNESS_NO_BOOTSTRAP="1")
    assert done.returncode == 3
    assert "no package 'not_there_at_all'" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_pip_cannot_get_is_not_essential(checkout):
    """A preparation that fails is told, not tried again at every start, and the command runs."""
    (checkout.folder / "harness" / "setup.py").write_text("def prepare():\n    raise RuntimeError('no luck')\n")
    done = checkout.start()
    assert done.returncode == 7
    assert "no luck" in done.stderr
    assert checkout.start().stderr == ""


def test_somebody_elses_venv_is_kept(checkout):
    """A .venv that harness did not make is set aside, not cleared."""
    (checkout.folder / ".venv").mkdir()
    (checkout.folder / ".venv" / "precious").touch()
    assert checkout.start().returncode == 7
    assert [path.name for path in checkout.folder.glob(".harness/venv-set-aside-*/*")] == ["precious"]


def test_a_venv_that_is_a_link_is_left_as_it_is(checkout, tmp_path):
    """What a link leads to may serve another checkout: nothing in it is touched, and the message says what to do."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious").touch()
    (checkout.folder / ".venv").symlink_to(elsewhere, target_is_directory=True)
    done = checkout.start()
    assert done.returncode != 0
    assert "Remove the link" in done.stderr
    assert [path.name for path in elsewhere.iterdir()] == ["precious"]


def test_an_interpreter_that_has_it_all_is_used(checkout):
    """Where this very checkout is already installed with what it needs (conda, uv), no .venv is made."""
    checkout.put("journey_harness-0.1.0.dist-info/direct_url.json", json.dumps({"url": checkout.folder.as_uri()}))
    asks = bootstrap_dependencies(checkout.folder)
    lines = ["Metadata-Version: 2.4", "Name: journey-harness", "Version: 0.1.0", *(f"Requires-Dist: {a}" for a in asks)]
    checkout.put("journey_harness-0.1.0.dist-info/METADATA", "\n".join(lines))
    assert checkout.start().stdout.strip().endswith(sys.prefix)
    assert not (checkout.folder / ".venv").exists()
    checkout.put("journey_harness-0.1.0.dist-info/METADATA", "\n".join(lines[:-1]))
    checkout.start()
    assert (checkout.folder / ".venv").exists()


def bootstrap_dependencies(folder):
    import tomllib

    return tomllib.loads((folder / "pyproject.toml").read_text())["project"]["dependencies"]


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX locks")
def test_a_second_start_waits_for_the_first(checkout):
    """While one start sets up, another says that it waits, and goes on by itself."""
    with bootstrap._locked(checkout.folder):
        waiting = subprocess.Popen(**checkout.command(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert "waiting" in waiting.stderr.readline()
        assert checkout.was_asked() == []
    assert "ran" in waiting.communicate(timeout=60)[0]
    assert checkout.was_asked() == ["install", "prepare"]


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_killed_set_up_leaves_no_lock_and_is_taken_up_again(checkout, how):
    """After a start is killed in the middle of installing, the next one waits for nothing and sets up anew."""
    tells = checkout.stubs / "pip-is-at-it"
    os.mkfifo(tells)
    command = checkout.command(PIP_TELLS=str(tells))
    killed = subprocess.Popen(**command, stderr=subprocess.PIPE, start_new_session=True)
    tells.open().close()  # opens once pip is at it
    if how == signal.SIGTERM:
        killed.send_signal(how)  # that alone must end pip as well
    else:
        os.killpg(killed.pid, how)
    killed.communicate(timeout=60)
    assert killed.returncode == {signal.SIGKILL: -9, signal.SIGTERM: 143, signal.SIGINT: 130}[how]
    assert checkout.stamp()["state"] == "unfinished"
    done = checkout.start()
    assert done.returncode == 7
    assert "waiting" not in done.stderr
    assert checkout.was_asked() == ["install", "install", "prepare"]


def test_an_old_python_is_told(monkeypatch, capsys):
    """A Python before 3.11 gets one plain sentence and 3."""
    monkeypatch.setattr(sys, "version_info", (3, 9, 18))
    with pytest.raises(SystemExit) as ended:
        start.main()
    assert ended.value.code == 3
    assert "needs Python 3.11 or newer, and this is 3.9." in capsys.readouterr().err


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py"])
def test_an_old_python_can_read_it(name):
    """What runs before that sentence uses no newer syntax."""
    source = (HERE / name).read_text(encoding="utf-8")
    assert ast.parse(source, feature_version=(3, 7)).body
