"""A flow as both formats are read into before it becomes steps: blocks, in the words of the current flow language.

The names of block types, parameters and errors are those of the Amazon Connect Flow language (Amazon Connect API
Reference, "Actions in the Amazon Connect Flow language"); the classic format is put into them by its own reader.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from harness.phone.formats.json_file import as_list, as_mapping, as_words

NEXT, NO_MATCH, FAULT = "NextAction", "NoMatchingCondition", "NoMatchingError"
SILENCE = "InputTimeLimitExceeded"
OUTCOMES = frozenset(
    "InputTimeLimitExceeded NoMatchingCondition InvalidPhoneNumber QueueAtCapacity CallFailed "
    "ConnectionTimeLimitExceeded InvalidCallbackNumber CallbackNumberNotDialable TimeLimitExceeded MultipleFound "
    "NoneFound MultipleFoundError NoneFoundError ContactNotLinked".split()
)
"""What the language calls errors and what is an outcome like any other: nothing has failed where no case was found."""
FAILED = "failed"
"""The case of a branch for a block that cannot do what its values ask for."""
NOTHING = ""
"""The target of an edge that is drawn and leads nowhere."""


@dataclass(frozen=True)
class Condition:
    """A condition of a block: what its result is compared with, and the block that follows where it holds."""

    operator: str
    operand: str
    to: str

    @property
    def says(self) -> str:
        """The condition as the value of a branch."""
        words = _OPERATORS.get(self.operator)
        return (
            self.operand if words is None and self.operator == "Equals" else f"{words or self.operator} {self.operand}"
        )


_OPERATORS = {
    "NumberGreaterThan": "greater than",
    "NumberGreaterOrEqualTo": "at least",
    "NumberLessThan": "less than",
    "NumberLessOrEqualTo": "at most",
    "TextStartsWith": "starts with",
    "TextEndsWith": "ends with",
    "TextContains": "contains",
}


@dataclass(frozen=True)
class Block:
    """One block of a flow.

    Attributes:
        id: The block's own id.
        kind: Its type.
        line: Where it begins in the file.
        column: Where it begins in the file.
        parameters: What it is to do.
        next: The block that follows when nothing else is said; none where no such edge is drawn.
        errors: The block that follows each error.
        conditions: The block that follows each result.
        name: The name a human gave it, if any.
        shown: What the console shows for its parameters: names for ids.
    """

    id: str
    kind: str
    line: int
    column: int
    parameters: Mapping[str, Any] = field(default_factory=dict)
    next: str | None = None
    errors: tuple[tuple[str, str], ...] = ()
    conditions: tuple[Condition, ...] = ()
    name: str | None = None
    shown: Mapping[str, Any] = field(default_factory=dict)

    @property
    def ends(self) -> bool:
        """Whether no edge at all leads on."""
        return self.next is None and not self.errors and not self.conditions

    def words(self, parameter: str) -> str:
        """A parameter as words; nothing where it is missing or is no words."""
        return as_words(self.parameters.get(parameter))

    def edges(self) -> Iterator[tuple[str, str]]:
        """Every edge: its name and the id of the block it leads to."""
        if self.next is not None:
            yield NEXT, self.next
        yield from self.errors
        yield from ((condition.says, condition.to) for condition in self.conditions)

    def display(self, *path: str) -> str:
        """The name that the console shows for a parameter, if the file has it."""
        found: object = self.shown.get("parameters")
        for part in path:
            found = as_mapping(found).get(part)
        return as_words(as_mapping(found).get("displayName"))

    def label(self, key: str) -> str:
        """The name that the console shows beside the block under one of its older keys."""
        return as_words(as_mapping(self.shown.get(key)).get("text"))


@dataclass(frozen=True)
class Flow:
    """One flow of an export.

    Attributes:
        source: The file, as reports print it.
        stem: The file's name without its ending.
        format: Which format it is in.
        name: The flow's own name, if the file has it.
        kind: The type of flow as the file has it, in small letters; nothing where it does not.
        keys: The ids and ARNs by which other flows may refer to it.
        start: The id of the first block.
        blocks: Its blocks, in the order of the file.
    """

    source: str
    stem: str
    format: Literal["amazon-connect", "amazon-connect-classic"]
    name: str
    kind: str
    keys: tuple[str, ...]
    start: str
    blocks: Mapping[str, Block]

    def kinds(self) -> set[str]:
        """The block types that occur."""
        return {block.kind for block in self.blocks.values()}


_NAMING = tuple(
    path.split(".")
    for path in (
        "PromptId Media.Uri LexV2Bot.AliasArn LexBot.Name QueueId AgentId ContactFlowId FlowModuleId LambdaFunctionARN "
        "HoursOfOperationId ThirdPartyPhoneNumber CallerId.Number CallbackNumber TextToSpeechVoice LanguageCode "
        "TimeLimitSeconds QueuePriority QueueTimeAdjustmentSeconds CaseId ProfileId"
    ).split()
)
"""The parameters that name something which has to exist, or which has to be written rightly: others take any words."""


def fails_by_value(block: Block) -> bool:
    """Whether a parameter that names something is only known during the call: if it is wrong, it stays wrong.

    Nothing has then broken down that works the next time: the failure follows from what was typed, kept or answered.
    """
    for path in _NAMING:
        value: object = block.parameters
        for part in path:
            value = as_mapping(value).get(part)
        if any(mark in as_words(value) for mark in ("$.", "$[")):
            return True
    return False


def target(value: object) -> str:
    """The block id that an edge names. What is no id leads nowhere, and is kept so that it can be said."""
    return value if isinstance(value, str) else NOTHING


def is_dynamic(text: str) -> bool:
    """Whether a value is only known during a call, or when a template was filled in: ``$.Attributes.x``, ``${x}``."""
    return any(mark in text for mark in ("$.", "${", "{{", "$["))


def listed(value: object) -> list[Mapping[str, Any]]:
    """The mappings in a list; anything else in it counts as a mapping that says nothing."""
    return [as_mapping(item) for item in as_list(value)]
