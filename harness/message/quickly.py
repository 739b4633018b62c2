"""Makes a model of values that are known to be right, without checking them again.

``model_construct`` goes through every field to look for aliases and defaults; for a sheet of a hundred thousand
messages that is a third of the work beside the language itself.
"""

from typing import Any, TypeVar

from harness.model.base import Frozen

M = TypeVar("M", bound=Frozen)


def quickly(model: type[M], /, **values: Any) -> M:  # noqa: ANN401 -- whatever the model holds
    """A model with these values, which have to be all of its fields, of the right types."""
    made = model.__new__(model)
    object.__setattr__(made, "__dict__", values)
    object.__setattr__(made, "__pydantic_fields_set__", set(values))
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made
