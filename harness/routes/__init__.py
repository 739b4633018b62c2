"""The cross-channel route map, and the proofs on it."""

from harness.routes.prove import prove

__all__ = ["prove"]
