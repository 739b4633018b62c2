"""People for the tests of runs: enough that all kinds of ending come up, and few enough to be quick."""

import pytest

FEW = ("control", "blind-screen-reader", "deaf-relay", "no-nino-18", "over-65")


@pytest.fixture(scope="session")
def people(people):
    """Some of the people who ship, by id."""
    return {name: people[name] for name in FEW}
