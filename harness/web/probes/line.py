"""Counts what a page asked for while it loaded."""

from harness.model.line import Line
from harness.web.stage import Stage

# A response that was answered from memory has the size of its body; one that was refused has neither size nor status.
_RECORDED = """(most) => {
  const kinds = [
    [/html/, "html"], [/css/, "style"], [/javascript|ecmascript/, "script"], [/^image/, "picture"], [/font/, "font"],
    [/^audio/, "sound"], [/^video/, "video"], [/json|xml|text/, "data"],
  ];
  const by = { script: "script", css: "picture", img: "picture", image: "picture", iframe: "html", fetch: "data",
    xmlhttprequest: "data", audio: "sound", video: "video", beacon: "data", navigation: "html" };
  const found = new Map();
  const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  for (const each of entries.slice(0, most)) {
    if (found.has(each.name) || !/^https?:/.test(each.name)) continue;
    const type = each.contentType ?? "";
    const kind = kinds.find(([like]) => like.test(type))?.[1] ?? by[each.initiatorType] ?? "other";
    const refused = new URL(each.name).origin !== location.origin && !each.responseStatus && !each.encodedBodySize;
    found.set(each.name, { url: each.name.slice(0, 500), kind, size: each.encodedBodySize, refused });
  }
  return [...found.values()];
}"""
_MOST = 300


def probe_line(stage: Stage) -> Line:
    """Records what the page asked for; nothing is asked again.

    Raises:
        Error: The page went away or stopped answering.
    """
    return Line(resources=stage.page.evaluate(_RECORDED, _MOST))
