"""Draws the route map of a pack: its call, its texts and its pages as one graph."""

from harness.model.pack import Pack
from harness.model.routemap import RouteMap


def chart(pack: Pack, lines: object) -> RouteMap:
    return RouteMap(pack=pack.name, starts={}, nodes={}, edges=())
