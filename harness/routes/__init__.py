"""The cross-channel route map, and the proofs on it."""

from harness.routes.given import prove_given
from harness.routes.plays import replay
from harness.routes.prove import prove

__all__ = ["prove", "prove_given", "replay"]
