"""What in a graph leads round to itself."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

N = TypeVar("N")


def groups(nodes: Iterable[N], onward: Callable[[N], Iterable[N]]) -> Iterator[list[N]]:
    """The nodes in groups that lead round to one another (Tarjan 1972); what a group leads on to comes before it.

    Args:
        nodes: Where to begin.
        onward: Where a node leads to.
    """
    number: dict[N, int] = {}
    low: dict[N, int] = {}
    stack: list[N] = []
    left: set[N] = set()
    work: list[tuple[N, Iterator[N]]] = []

    def enter(node: N) -> None:
        number[node] = low[node] = len(number)
        stack.append(node)
        work.append((node, iter(onward(node))))

    def leave(node: N) -> Iterator[list[N]]:
        work.pop()
        if work:
            before = work[-1][0]
            low[before] = min(low[before], low[node])
        if low[node] == number[node]:
            group: list[N] = []
            while not group or group[-1] != node:
                group.append(stack.pop())
            left.update(group)
            yield group

    for root in nodes:
        if root not in number:
            enter(root)
        while work:
            node, rest = work[-1]
            new = next((to for to in rest if not _old(to, node, number, low, left)), None)
            if new is not None:
                enter(new)
            else:
                yield from leave(node)


def _old(to: N, node: N, number: dict[N, int], low: dict[N, int], left: set[N]) -> bool:
    """Whether a node was entered before; if it still is on the way here, it leads round to this one."""
    if to not in number:
        return False
    if to not in left:
        low[node] = min(low[node], number[to])
    return True
