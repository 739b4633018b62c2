"""Links the flows of one export: which file is meant where a flow refers to another by an ARN, an id or a name."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from harness.phone.formats.blocks import Block, Flow, is_dynamic
from harness.phone.formats.json_file import as_mapping, as_words, visible

REFERENCES = {"TransferToFlow": "ContactFlowId", "InvokeFlowModule": "FlowModuleId"}
"""The blocks that lead into another flow, and the parameter that says which."""
_PLACEHOLDER = re.compile(r"\$?\{\{?([^{}]*)\}\}?")
_SHORTEST = 4


class Links:
    """Finds the flow that a block refers to.

    Attributes:
        names: What the console calls an id or an ARN, wherever the export says so.
    """

    def __init__(self, flows: Sequence[Flow]) -> None:
        self.names = dict(_named(flows))
        self._flows: dict[str, Flow | None] = {}
        self._ends: list[tuple[str, Flow]] = []
        self._ending: dict[str, Flow | None] = {}
        for flow in flows:
            for key in {_tail(key) for key in (*flow.keys, flow.stem, flow.name)} - {""}:
                # Two flows of one name: which is meant cannot be told, so neither is.
                self._flows[key] = flow if self._flows.get(key, flow) is flow else None
            self._ends.append((re.sub(r"[\W_]+", " ", flow.stem.casefold()).strip(), flow))

    def find(self, block: Block) -> Flow | None:
        """The flow that a block refers to, if it is in the export and is not chosen during the call."""
        for name in self._candidates(block):
            key = _tail(name)
            if key in self._flows:
                return self._flows[key]
            ending = self._that_ends(re.sub(r"[\W_]+", " ", name.casefold()).strip())
            if ending:
                return ending
        return None

    def _that_ends(self, words: str) -> Flow | None:
        """The one flow whose file's name ends with these words: files are often given a prefix when they are kept."""
        if words not in self._ending:
            found = [flow for end, flow in self._ends if len(words) >= _SHORTEST and end.endswith(f" {words}")]
            self._ending[words] = found[0] if len(found) == 1 else None
        return self._ending[words]

    def label(self, block: Block) -> str:
        """What a person would call the flow that a block refers to."""
        return next((visible(name)[:80] for name in self._candidates(block)), "")

    def together(self, flows: Iterable[Flow]) -> Mapping[str, frozenset[str]]:
        """For each flow's source, the sources of all flows that are linked with it, its own included."""
        groups: dict[str, set[str]] = {flow.source: {flow.source} for flow in flows}
        for flow in flows:
            for block in flow.blocks.values():
                linked = self.find(block) if block.kind in REFERENCES else None
                if linked and linked.source not in groups[flow.source]:
                    merged = groups[flow.source] | groups[linked.source]
                    groups.update(dict.fromkeys(merged, merged))
        return {source: frozenset(group) for source, group in groups.items()}

    def _candidates(self, block: Block) -> Iterator[str]:
        """What a block calls the flow it refers to, best first."""
        parameter = REFERENCES[block.kind]
        own = block.words(parameter)
        shown = block.display(parameter) or block.label("ContactFlow") or block.label("contactFlow")
        shown = shown or block.words("ContactFlowName") or as_words(block.shown.get("ContactFlowName"))
        filled = _PLACEHOLDER.search(own)
        if own and not is_dynamic(own):
            yield from (name for name in (shown, self.names.get(own, ""), _last(own)) if name)
        elif shown and (filled or not own):
            # A flow that was exported to be given away has no ids in it, and still the names beside them.
            yield shown
        if filled:
            yield from sorted(re.split(r"[.:]", filled[1]), key=len, reverse=True)


def _named(flows: Iterable[Flow]) -> Iterator[tuple[str, str]]:
    for flow in flows:
        for block in flow.blocks.values():
            for parameter in as_mapping(block.shown.get("parameters")):
                own, shown = block.words(parameter), block.display(parameter)
                if own and shown:
                    yield own, shown
            linked = as_mapping(block.shown.get("ContactFlow"))
            if as_words(linked.get("id")) and as_words(linked.get("text")):
                yield as_words(linked.get("id")), as_words(linked.get("text"))


def _last(reference: str) -> str:
    return reference.rsplit("/", 1)[-1]


def _tail(name: str) -> str:
    """A name, or the last part of an ARN, by which flows are compared."""
    return re.sub(r"[\W_]+", "", _last(name).casefold()) if name.startswith("arn:") else _key(name)


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())
