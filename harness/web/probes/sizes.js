// What becomes of the texts of a page in other settings. Given what sizes_seen.js gives, and the styles that space texts
// out; harness/web/probes/sizes.py calls it.
(seen, spacing) => {
  const { texts, measured, linesOf, edges, under, roots, around, shown } = seen;
  const THINGS = "img, video, iframe, canvas, svg, input, select, textarea, button, object";
  const LISTED = 50; // of each kind of trouble
  const path = window[Symbol.for("harness")].path;
  const begins = (node) => node.data.trim().replace(/\s+/g, " ").slice(0, 60);
  const still = new CSSStyleSheet();
  still.replaceSync("*, *::before, *::after { transition: none !important }");
  const spaced = new CSSStyleSheet();
  spaced.replaceSync(spacing);

  // --- comparing -----------------------------------------------------------------------------------------------------

  const round = (value) => Math.round(value * 100) / 100;
  const ground = (element) => !/^rgba\(.*, 0(\.\d+)?\)$|^transparent$/.test(getComputedStyle(element).backgroundColor);
  function outer(element, test) {
    for (let at = element; at; at = around(at)) if (test(at)) return at;
    return null;
  }
  const stays = (element) => outer(element, (at) => /fixed|sticky/.test(getComputedStyle(at).position));

  function cutIn(now) {
    return now.flatMap((each, at) => {
      if (!each?.how) return [];
      const before = normal[at];
      if (before && each !== before && (each.share > before.share - 0.02 || before.how === each.how)) return [];
      if (!before) return [];
      return [{
        path: path(texts[at].parentElement), text: begins(texts[at]), how: each.how, by: each.by && path(each.by),
        seen: round(each.share), before: round(before.share),
      }];
    }).slice(0, LISTED);
  }

  function pairs(now) {
    const boxes = [];
    now.forEach((each, at) => {
      for (const line of each?.lines ?? []) {
        if (line.hidden || !line.width || !line.height) continue;
        const fifth = (line.bottom - line.top) / 5;
        boxes.push({ at, left: line.left, right: line.right, top: line.top + fifth, bottom: line.bottom - fifth });
      }
    });
    boxes.sort((one, other) => one.top - other.top);
    const found = new Set();
    boxes.forEach((one, number) => {
      for (let next = number + 1; next < boxes.length && boxes[next].top < one.bottom; next += 1) {
        const other = boxes[next];
        if (other.at === one.at) continue;
        const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const height = Math.min(one.bottom, other.bottom) - other.top;
        const least = Math.min(one.bottom - one.top, other.bottom - other.top);
        if (width > 4 && height > least * 0.4) found.add([one.at, other.at].sort((a, b) => a - b).join(" "));
      }
    });
    return found;
  }

  function overlapsIn(now) {
    return [...pairs(now)].filter((pair) => !normalPairs.has(pair)).slice(0, LISTED).flatMap((pair) => {
      const [one, other] = pair.split(" ").map((at) => texts[at]);
      const [first, second] = [one.parentElement, other.parentElement];
      if (stays(first) !== stays(second)) return [];
      if (!normal[texts.indexOf(one)] || !normal[texts.indexOf(other)]) return [];
      const apart = (element, from) =>
        outer(element, (at) => !at.contains(from) && getComputedStyle(at).position !== "static" && ground(at));
      const covered = Boolean(apart(first, second) || apart(second, first));
      return [{ path: path(first), text: begins(one), over: path(second), covered }];
    });
  }

  function outsideIn(now) {
    const beyond = (right) => right - innerWidth;
    const found = now.flatMap((each, at) => {
      const lines = (each?.lines ?? []).filter((line) => !line.hidden && line.height);
      const most = Math.max(...lines.map((line) => beyond(line.right)), 0);
      if (most < 4 || !normal[at] || edges().x) return [];
      const words = wordsOf(texts[at]);
      const beside = (word) => words.some((other) => other !== word && Math.abs(other.top - word.top) < 4);
      const oneWord = !words.some((word) => beyond(word.right) >= 4 && beside(word));
      return [{ path: path(texts[at].parentElement), text: begins(texts[at]), one_word: oneWord, beyond: round(most) }];
    });
    const rolls = (at) =>
      at !== document.body && at !== document.documentElement && getComputedStyle(at).overflowX !== "visible";
    for (const each of edges().x ? [] : document.querySelectorAll(THINGS)) {
      const box = each.getBoundingClientRect();
      if (box.width < 2 || beyond(box.right) < 4 || !shown(each) || outer(around(each), rolls)) continue;
      found.push({ path: path(each), text: "", one_word: false, beyond: round(beyond(box.right)) });
    }
    return found.slice(0, LISTED);
  }
  function wordsOf(node) {
    const range = document.createRange();
    return [...node.data.slice(0, 2000).matchAll(/\S+/g)].map((word) => {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      return range.getBoundingClientRect();
    });
  }

  function coveringIn() {
    const found = [];
    for (const each of under(document, 0)) {
      if (!(each instanceof HTMLElement)) continue;
      const style = getComputedStyle(each);
      const sticks = style.position === "sticky" && (style.top !== "auto" || style.bottom !== "auto");
      if ((style.position !== "fixed" && !sticks) || style.pointerEvents === "none") continue;
      if (!shown(each)) continue;
      const box = each.getBoundingClientRect();
      // What sticks will be within the window once it does; what is fixed is there or is not.
      const within = (from, to, most) => (sticks ? Math.min(to - from, most) : Math.min(to, most) - Math.max(from, 0));
      const width = within(box.left, box.right, innerWidth);
      const height = within(box.top, box.bottom, innerHeight);
      if (width > 0 && height > 0) found.push([path(each), round((width * height) / (innerWidth * innerHeight))]);
    }
    return found.filter(([, share]) => share >= 0.1).slice(0, LISTED);
  }

  function compared(setting) {
    const now = measured();
    return {
      setting, width: innerWidth, height: innerHeight, content_width: document.documentElement.scrollWidth,
      cut: cutIn(now), overlaps: overlapsIn(now), outside: outsideIn(now),
      covering: coveringIn(),
    };
  }

  // --- settings that need no other window ---------------------------------------------------------------------------

  function adopting(sheet, does) {
    const all = roots();
    for (const root of all) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    try {
      return does();
    } finally {
      for (const root of all) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet);
    }
  }

  // Gives elements styles of their own for a while; each as [element, { property: value }].
  function styling(wanted) {
    const before = wanted.map(([each]) => [each, each.getAttribute("style")]);
    for (const [each, values] of wanted) {
      for (const [name, value] of Object.entries(values)) if (value) each.style.setProperty(name, value, "important");
    }
    return () => {
      for (const [each, style] of before) {
        if (style === null) each.removeAttribute("style");
        else each.setAttribute("style", style);
      }
    };
  }

  // Every letter twice as large, and lines twice as far apart: what is measured in letters grows, what is in pixels
  // does not.
  function doubled(does) {
    const wanted = [];
    for (const each of under(document, 0)) {
      if (!(each instanceof HTMLElement) || wanted.length > 4000) continue;
      const style = getComputedStyle(each);
      if (style.display === "none") continue;
      const twice = (value) => (value.endsWith("px") ? `${parseFloat(value) * 2}px` : null);
      wanted.push([each, { "font-size": twice(style.fontSize), "line-height": twice(style.lineHeight) }]);
    }
    const undo = styling(wanted);
    try {
      return does();
    } finally {
      undo();
    }
  }

  const normal = measured();
  const normalPairs = pairs(normal);
  return {
    texts: () => normal.filter(Boolean).length,
    capped: seen.capped,
    cut: () => cutIn(normal).filter((each) => each.how === "cut-through"),
    doubled: () => adopting(still, () => doubled(() => compared("doubled"))),
    spaced: () => adopting(still, () => adopting(spaced, () => compared("spaced"))),
    compared: (setting) => compared(setting),
    seen: () => texts.filter((_, at) => normal[at]).map((node) => ({ node, lines: linesOf(node) })),
    under: () => under(document, 0), path, begins, around, outer, styling, shown,
  };
}
