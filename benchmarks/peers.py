"""Our analysis of messages beside write-good and retext, in one run on the same messages.

    .venv/bin/python benchmarks/messages.py --peers

The peers are fetched by npm into a folder that is gone afterwards. Their seconds too are of the processor, with every
thread of Node counted. Where they cannot be had, one line says why.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from harness.language.rules import all_rules, remarks
from harness.message import Given, Settings, analyse
from harness.model.finding import Outcome
from harness.model.message import Kind

PACKAGES = {
    "write-good": "1.0.8",
    "retext": "9.0.0",
    "retext-english": "5.0.0",
    "retext-readability": "8.0.0",
    "retext-simplify": "8.0.0",
}
_INSTALL_LIMIT, _RUN_LIMIT = 120.0, 120.0
_PLAIN = Path(__file__).parent.parent / "tests" / "language" / "rules" / "plain_messages.yaml"
_SCRIPT = """
import {readFileSync} from 'node:fs'
import {retext} from 'retext'
import retextEnglish from 'retext-english'
import retextReadability from 'retext-readability'
import retextSimplify from 'retext-simplify'
import writeGood from 'write-good'

const {texts, plain, poor, seconds, warm} = JSON.parse(readFileSync('given.json', 'utf8'))
const simplify = retext().use(retextEnglish).use(retextSimplify).freeze()
const readability = retext().use(retextEnglish).use(retextReadability, {age: 9}).freeze()
const both = retext().use(retextEnglish).use(retextSimplify).use(retextReadability, {age: 9}).freeze()
const says = (processor) => (text) => processor.processSync(text).messages.length
const tools = {
  'write-good': (text) => writeGood(text).length,
  'retext-simplify': says(simplify),
  'retext-readability, age 9': says(readability),
  'both of retext in one go': says(both),
}
const processor = () => { const used = process.cpuUsage(); return (used.user + used.system) / 1e6 }
const shown = {}
for (const [name, tool] of Object.entries(tools)) {
  for (const text of texts.slice(0, warm)) tool(text)
  const began = processor()
  let done = 0
  for (const text of texts.slice(warm)) {
    tool(text)
    done++
    if (processor() - began > seconds) break
  }
  const rate = done / (processor() - began)
  shown[name] = [rate, plain.filter((text) => tool(text)).length, poor.map((text) => tool(text) > 0)]
}
console.log(JSON.stringify(shown))
"""

Rate = Callable[[Callable[[str], object], Sequence[str]], float]


class _Poor(NamedTuple):
    """A poor example of a rule: for peers the text alone, for us with what sort of writing it is."""

    text: str
    kind: Kind
    wording: bool


def compare(texts: Sequence[str], rate: Rate, seconds: float, warm: int) -> None:
    """Prints how fast each is on the texts, and what it flags.

    Args:
        texts: Messages, no two alike.
        rate: Measures ours, for so many seconds of the processor after so many texts to warm up.
        seconds: For how long each peer is measured.
        warm: How many texts warm each peer up.
    """
    plain, poor = yaml.safe_load(_PLAIN.read_text(encoding="utf-8")), _poor()
    with tempfile.TemporaryDirectory(prefix="harness-peers-") as folder:
        missing = _install(Path(folder))
        if missing:
            print(f"no comparison with write-good and retext: {missing}")
            return
        given = {"texts": texts, "plain": plain, "poor": [example.text for example in poor]}
        peers = _peers(Path(folder), {**given, "seconds": seconds, "warm": warm})
    if isinstance(peers, str):
        print(f"no comparison with write-good and retext: {peers}")
        return
    quick = Settings(languages=False, classic=False)

    def fails(text: str, kind: Kind = "text") -> bool:
        found = analyse(Given("x", text, kind), quick).findings
        return any(finding.outcome is Outcome.FAILED for finding in found)

    shown = {
        "our whole analysis, what fails": (
            rate(fails, texts),
            sum(map(fails, plain)),
            [fails(example.text, example.kind) for example in poor],
        ),
        "our rules for writers": (
            rate(lambda text: remarks(text, "text"), texts),
            sum(bool(remarks(text, "text")) for text in plain),
            [bool(remarks(example.text, example.kind)) for example in poor],
        ),
        **peers,
    }
    wording = sum(example.wording for example in poor)
    heads = (f"of {len(plain)} plain", f"of {len(poor)} poor", f"{wording} in wording")
    print(f"{'':<32}{'a second':>10}{heads[0]:>14}{heads[1]:>14}{heads[2]:>16}")
    for name, (speed, alarms, hits) in shown.items():
        words = sum(hit for hit, example in zip(hits, poor, strict=True) if example.wording)
        print(f"{name:<32}{speed:>10,.0f}{alarms:>14}{sum(hits):>14}{words:>16}")
    print("peers: " + ", ".join(f"{name} {version}" for name, version in PACKAGES.items()))


def _poor() -> list[_Poor]:
    """Each poor example of the rules for English once; wording is what the peers look at too: words and sentences."""
    rules = Path(__file__).parent.parent / "harness" / "language" / "rules"
    files = [yaml.safe_load((rules / name).read_text(encoding="utf-8")) for name in ("words.yaml", "sentences.yaml")]
    about_wording = {rule for file in files for rule in file}
    seen: dict[str, _Poor] = {}
    for rule in all_rules().values():
        for text in rule.examples.poor:
            seen.setdefault(text, _Poor(text, rule.kinds[0], rule.id in about_wording))
    return list(seen.values())


def _install(folder: Path) -> str | None:
    """Fetches the peers; why not, where that fails."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return f"{'npm' if npm is None else 'node'} is not there."
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--fetch-retries=1", "--prefix"]
    packages = [f"{name}@{version}" for name, version in PACKAGES.items()]
    done = _run([npm, "install", *options, str(folder), *packages], folder, _INSTALL_LIMIT)
    return None if isinstance(done, bytes) else f"npm could not fetch them: {done}"


def _peers(folder: Path, given: object) -> dict[str, tuple[float, int, list[bool]]] | str:
    (folder / "given.json").write_text(json.dumps(given), encoding="utf-8")
    (folder / "peers.mjs").write_text(_SCRIPT, encoding="utf-8")
    done = _run([shutil.which("node") or "node", "peers.mjs"], folder, _RUN_LIMIT)
    return json.loads(done) if isinstance(done, bytes) else f"node could not run them: {done}"


def _run(command: Sequence[str], folder: Path, limit: float) -> bytes | str:
    """What a command prints, or in a line why it failed."""
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, timeout=limit, check=True).stdout  # noqa: S603
    except subprocess.TimeoutExpired:
        return f"not done after {limit:.0f} seconds."
    except subprocess.CalledProcessError as error:
        lines: list[str] = [line.strip() for line in error.stderr.decode(errors="replace").splitlines()]
        telling = [line for line in lines if "rror" in line and "warn" not in line]
        return (*telling, f"it ended with {error.returncode}")[0]
    except OSError as error:
        return str(error)
