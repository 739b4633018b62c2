"""Marks the prompts whose keys are lost."""

from collections import defaultdict
from collections.abc import Mapping

from harness.model.base import Id
from harness.model.callflow import Step
from harness.model.questions import Ask
from harness.model.steps import Branch, GoTo, Say, Set
from harness.phone.formats.names import STORED_INPUT, slug


def without_lost_keys(steps: Mapping[Id, Step]) -> dict[Id, Step]:
    """The steps, with the prompts that lead straight to stored input not interruptible.

    Amazon Connect does not take the keys that are pressed during a prompt block before a block that stores customer
    input (AWS re:Post, best practices for store and get customer input blocks). A branch that stands before the steps
    of its own block is a part of it.
    """
    before: defaultdict[Id, list[Id]] = defaultdict(list)
    for name, step in steps.items():
        if isinstance(step, Say | Set | GoTo):
            before[step.to].append(name)
        elif isinstance(step, Branch) and steps[step.otherwise].origin == step.origin:
            before[step.otherwise].append(name)
    kept = slug(STORED_INPUT)
    reached = [
        name for name, step in steps.items() if isinstance(step, Ask) and step.entry and step.entry.keeps == kept
    ]
    seen = set(reached)
    while reached:
        further = [name for name in before[reached.pop()] if name not in seen]
        seen.update(further)
        reached += further
    return {
        name: step.model_copy(update={"interruptible": False}) if isinstance(step, Say) and name in seen else step
        for name, step in steps.items()
    }
