"""Why callers miss the option that fits, in published shares: for sensitivity runs, which rank and never decide."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Annotated, Final, Literal, Self

import yaml
from pydantic import Field, model_validator

from harness.model.base import Frozen, Id

FILE: Final = "caller_errors.yaml"
WISH: Final = "asks-for-a-person"
"""What stands for no error: a caller who wants a human."""
Effect = Literal["attention-lapse", "label-ambiguity", "memory", "input-fault", "asks-for-a-person"]
"""What a reason does to the caller of a sensitivity run."""


class Share(Frozen):
    """A share of the callers who did not choose the option that fitted, in per cent.

    Attributes:
        low: In the survey that has it lower.
        central: Midway; ours, since neither survey says how many it asked.
        high: In the survey that has it higher.
    """

    low: float
    central: float
    high: float


class Reason(Frozen):
    """Why callers did not choose the option that fitted.

    Attributes:
        said: As the assessment words it.
        line: The line of its text.
        per_cent: The share, by survey.
        stands_for: What it does to the caller of a run.
    """

    said: str
    line: int = Field(ge=1)
    per_cent: Mapping[str, Annotated[float, Field(ge=0, le=100)]]
    stands_for: Effect

    @property
    def error(self) -> bool:
        """Whether it is an error at all, whoever made it."""
        return self.stands_for != WISH


class CallerErrors(Frozen):
    """The whole file.

    Attributes:
        source: Who published the shares.
        asked: Whom they are shares of.
        surveys: The surveys, by year.
        reasons: The reasons, by id.
        effects: What each effect does, in a sentence.
    """

    source: str
    asked: str
    surveys: tuple[str, ...]
    reasons: Mapping[Id, Reason]
    effects: Mapping[Effect, str]

    def share(self, effect: Effect) -> Share:
        """The share of an effect: of all the reasons that stand for it, survey by survey."""
        reasons = [reason for reason in self.reasons.values() if reason.stands_for == effect]
        totals = [sum(reason.per_cent[survey] for reason in reasons) for survey in self.surveys]
        return Share(low=min(totals), central=sum(totals) / len(totals), high=max(totals))

    @model_validator(mode="after")
    def _whole(self) -> Self:
        for survey in self.surveys:
            total = sum(reason.per_cent.get(survey, 0) for reason in self.reasons.values())
            if total != 100:
                raise ValueError(f"the reasons of {survey} come to {total:g} per cent, not to 100")
        return self


@cache
def caller_errors() -> CallerErrors:
    """What was published of why callers do not choose the option that fits."""
    text = (resources.files(__package__) / FILE).read_text(encoding="utf-8")
    return CallerErrors.model_validate(yaml.safe_load(text))
