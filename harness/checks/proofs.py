"""What a proof of a service's routes comes to as a judgement, and how bad a refuted one is."""

from harness.checks.registry import Judgement, cannot_tell, failed, inapplicable, passed
from harness.model.finding import Severity
from harness.model.persona import Persona
from harness.model.property import Property, PropertyName


def judgement_on(
    proof: Property, name: PropertyName, person: Persona, asks: str, *, avoidable: bool = False
) -> Judgement:
    """A proof as a judgement.

    Args:
        proof: What was proved.
        name: The property that the check is about; any other is inapplicable.
        person: Whom it was proved for.
        asks: The question to answer where nobody can tell.
        avoidable: Whether luck, or another choice, still leads to a good end. Such a failure is *serious* at most,
            because this person is not shut out of every call.
    """
    if proof.property != name:
        return inapplicable("This is another property.")
    if proof.verdict == "proved":
        return passed()
    if proof.verdict == "refuted":
        worst = Severity.SERIOUS if avoidable else Severity.SHUT_OUT
        return failed(f"{person.name}: {_told(proof)}", at_most=worst)
    supply = f" To be supplied: {_sentence('; '.join(proof.supply))}" if proof.supply else ""
    return cannot_tell(f"{asks} {_sentence(proof.why)}{supply}")


def _told(proof: Property) -> str:
    """What refutes it: where it also fails in the usual case, that."""
    if proof.usual is not None and proof.usual.verdict == "refuted":
        why = _sentence(proof.usual.why)
        return f"While the lines are open and nothing fails: {why[:1].lower()}{why[1:]}"
    return _sentence(proof.why)


def fails_from_the_start(proof: Property) -> bool:
    """Whether the first step of the call that refutes it is among those from which it cannot be had."""
    return bool(proof.counterexample) and proof.counterexample[0].step in proof.failing_steps


def needs_bad_luck(proof: Property) -> bool:
    """Whether it holds where nothing outside goes wrong; where that is not known, whether the call tells so."""
    if proof.usual is not None:
        return proof.usual.verdict != "refuted"
    return proof.play is not None and bool(proof.play.chosen or proof.play.values)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
