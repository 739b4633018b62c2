"""x"""

from harness.routes.proof import Proof


def times_to_human(proof: Proof):
    return {}
