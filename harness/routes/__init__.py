"""The cross-channel route map, and the proofs on it."""

from harness.routes.given import prove_each, prove_given
from harness.routes.plays import replay
from harness.routes.prove import prove
from harness.routes.sound import with_audio

__all__ = ["prove", "prove_each", "prove_given", "replay", "with_audio"]
