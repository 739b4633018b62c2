// Where the texts of a page are seen, and what becomes of them when the page is enlarged. Put into the page for the
// length of the probe; harness/web/probes/sizes.py calls it.
(() => {
  const MOST = 1500; // texts
  const LISTED = 50; // of each kind of trouble
  const path = window[Symbol.for("harness")].path;
  const begins = (node) => node.data.trim().replace(/\s+/g, " ").slice(0, 60);
  const still = new CSSStyleSheet();
  still.replaceSync("*, *::before, *::after { transition: none !important }");
  const spaced = new CSSStyleSheet();
  spaced.replaceSync(
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }" +
      " p { margin-bottom: 2em !important }",
  );

  function* under(root, show) {
    const walker = document.createTreeWalker(root, show | NodeFilter.SHOW_ELEMENT);
    for (let at = walker.currentNode; at; at = walker.nextNode()) {
      yield at;
      if (at.shadowRoot) yield* under(at.shadowRoot, show);
    }
  }
  const roots = () => [document, ...[...under(document, 0)].flatMap((each) => each.shadowRoot ?? [])];
  const around = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null;

  // --- what cuts off ---------------------------------------------------------------------------------------------

  // What an element's content is cut off by, the nearest first: each a rectangle and what happens beyond it.
  function chains() {
    const known = new Map();
    return function chain(element) {
      if (!element) return [];
      if (known.has(element)) return known.get(element);
      const style = getComputedStyle(element);
      const own = [];
      const top = element === document.documentElement || element === document.body;
      if (!top && style.display !== "inline" && style.display !== "contents") {
        const cuts = (overflow) => (/hidden|clip/.test(overflow) ? "cut" : /auto|scroll/.test(overflow) ? "roll" : "");
        const [x, y] = [cuts(style.overflowX), cuts(style.overflowY)];
        if (x || y) {
          const box = element.getBoundingClientRect();
          const left = box.left + element.clientLeft, above = box.top + element.clientTop;
          const right = left + element.clientWidth, below = above + element.clientHeight;
          const dots = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
          own.push({ element, x, y, left, right, top: above, bottom: below, dots });
        }
      }
      let next = around(element);
      if (style.position === "fixed" || style.position === "absolute") {
        while (next && !holds(getComputedStyle(next), style.position === "fixed")) next = around(next);
      }
      const found = [...own, ...chain(next)];
      known.set(element, found);
      return found;
    };
  }
  const holds = (style, fixed) =>
    style.transform !== "none" || style.filter !== "none" || (!fixed && style.position !== "static");

  // What the window itself cuts off: the overflow of the page goes to it.
  function edges() {
    const [html, body] = [document.documentElement, document.body].map((each) => each && getComputedStyle(each));
    const of = (name) => (html[name] !== "visible" ? html[name] : body ? body[name] : "visible");
    const cuts = (name) => /hidden|clip/.test(of(name));
    return { x: cuts("overflowX"), y: cuts("overflowY"), rtl: html.direction === "rtl" };
  }

  function seenOf(line, chain, edge) {
    let { left, right, top, bottom } = line;
    let by = null, dots = false, window_ = false;
    for (const each of chain) {
      if (each.right - each.left <= 2 || each.bottom - each.top <= 2) return { hidden: true };
      if (each.x === "roll" && (left < each.left || right > each.right)) {
        right = each.left + Math.min(right - left, each.right - each.left);
        left = each.left;
      }
      if (each.y === "roll" && (top < each.top || bottom > each.bottom)) {
        bottom = each.top + Math.min(bottom - top, each.bottom - each.top);
        top = each.top;
      }
      const before = [left, right, top, bottom];
      if (each.x === "cut") [left, right] = [Math.max(left, each.left), Math.min(right, each.right)];
      if (each.y === "cut") [top, bottom] = [Math.max(top, each.top), Math.min(bottom, each.bottom)];
      if (!by && before.some((value, at) => Math.abs(value - [left, right, top, bottom][at]) > 1)) {
        by = each.element;
        dots = each.dots;
      }
    }
    const before = [left, right, top, bottom];
    if (!edge.rtl) left = Math.max(left, -scrollX);
    top = Math.max(top, -scrollY);
    if (edge.x) right = Math.min(right, innerWidth);
    if (edge.y) bottom = Math.min(bottom, innerHeight);
    if (!by && before.some((value, at) => Math.abs(value - [left, right, top, bottom][at]) > 1)) window_ = true;
    const width = Math.max(0, right - left) / (line.right - line.left);
    const height = Math.max(0, bottom - top) / (line.bottom - line.top);
    return { left, right, top, bottom, width, height, by, dots, window_ };
  }

  // --- the texts ---------------------------------------------------------------------------------------------------

  function linesOf(node) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [];
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      const last = lines.at(-1);
      if (last && Math.abs(last.top - box.top) < 2) last.right = Math.max(last.right, box.right);
      else lines.push({ left: box.left, right: box.right, top: box.top, bottom: box.bottom });
    }
    return lines;
  }

  const texts = [];
  let capped = false;
  for (const node of document.documentElement ? under(document, NodeFilter.SHOW_TEXT) : []) {
    if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
    const holder = node.parentElement;
    if (!holder || holder.namespaceURI !== "http://www.w3.org/1999/xhtml") continue;
    if (holder.closest("script, style, noscript, template, title, option, head, marquee")) continue;
    if (texts.length === MOST) { capped = true; break; }
    texts.push(node);
  }

  function measured() {
    const chain = chains();
    const edge = edges();
    return texts.map((node) => {
      const holder = node.parentElement;
      if (!node.isConnected || !holder?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return null;
      const cuts = chain(holder);
      const lines = linesOf(node).map((line) => ({ line, ...seenOf(line, cuts, edge) }));
      if (!lines.length || lines.every((each) => each.hidden || each.width * each.height === 0)) return null;
      let area = 0, seen = 0, how = null, by = null;
      for (const each of lines) {
        const size = (each.line.right - each.line.left) * (each.line.bottom - each.line.top);
        area += size;
        seen += size * (each.hidden ? 0 : each.width * each.height);
        const wide = (1 - each.width) * (each.line.right - each.line.left) > 4;
        // The letters themselves take about the middle two thirds of a line's height.
        const through = each.height > 0.12 && each.height < 0.75;
        const is = each.hidden ? null
          : (through && each.width > 0) || (wide && each.width > 0 && each.height > 0 && !each.dots) ? "cut-through"
          : each.height <= 0.12 || each.width === 0 ? (each.dots ? "shortened" : "lines-gone")
          : wide ? "shortened" : null;
        const rank = [null, "shortened", "lines-gone", "cut-through"];
        if (is && rank.indexOf(is) > rank.indexOf(how)) [how, by] = [is, each.by];
      }
      return { lines, share: area ? seen / area : 0, how, by };
    });
  }

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
        if (width > 4 && height > least * 0.4) found.add(one.at < other.at ? `${one.at} ${other.at}` : `${other.at} ${one.at}`);
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

  function spilledIn(now) {
    const runs = (each, box) => each.lines.some((line) =>
      !line.hidden && line.width && line.height &&
      (line.bottom - box.bottom > (line.bottom - line.top) / 2 || line.right - box.right > 8));
    return now.flatMap((each, at) => {
      if (!each || !normal[at]) return [];
      const box = boxOf(texts[at].parentElement);
      return box && !spills.has(at) && runs(each, box.getBoundingClientRect())
        ? [{ path: path(texts[at].parentElement), text: begins(texts[at]), box: path(box), at }] : [];
    }).slice(0, LISTED);
  }
  // The nearest box that can be seen as one: with a border or a ground of its own.
  const boxOf = (element) => {
    const found = outer(element, (at) => {
      const style = getComputedStyle(at);
      if (style.display === "inline" || style.display === "contents") return false;
      if (style.position === "absolute" || style.position === "fixed") return true;
      return parseFloat(style.borderBottomWidth) > 0 || ground(at);
    });
    return found === document.body || found === document.documentElement ? null : found;
  };

  function outsideIn(now) {
    const beyond = (right) => right - innerWidth;
    const found = now.flatMap((each, at) => {
      const most = Math.max(...(each?.lines ?? []).map((line) => (line.hidden || !line.height ? 0 : beyond(line.right))), 0);
      if (most < 4 || !normal[at] || edges().x) return [];
      const words = wordsOf(texts[at]);
      const oneWord = !words.some((word, number) =>
        beyond(word.right) >= 4 && words.some((other, place) => place !== number && Math.abs(other.top - word.top) < 4));
      return [{ path: path(texts[at].parentElement), text: begins(texts[at]), one_word: oneWord, beyond: round(most) }];
    });
    for (const each of document.querySelectorAll("img, video, iframe, canvas, svg, input, select, textarea, button, object")) {
      const box = each.getBoundingClientRect();
      if (box.width < 2 || beyond(box.right) < 4 || edges().x || !each.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      if (outer(around(each), (at) => /auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX) && at !== document.body && at !== document.documentElement)) continue;
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
      if (!each.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const box = each.getBoundingClientRect();
      const width = sticks ? Math.min(box.width, innerWidth) : Math.min(box.right, innerWidth) - Math.max(box.left, 0);
      const height = sticks ? Math.min(box.height, innerHeight) : Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
      if (width > 0 && height > 0) found.push([path(each), round((width * height) / (innerWidth * innerHeight))]);
    }
    return found.filter(([, share]) => share >= 0.1).slice(0, LISTED);
  }

  function compared(setting) {
    const now = measured();
    return {
      setting, width: innerWidth, height: innerHeight, content_width: document.documentElement.scrollWidth,
      cut: cutIn(now), overlaps: overlapsIn(now), outside: outsideIn(now),
      spilled: spilledIn(now).map(({ at, ...rest }) => rest),
      unseen: normal.flatMap((each, at) => (each && !now[at] && texts[at].isConnected ? [path(texts[at].parentElement)] : [])).slice(0, LISTED),
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

  // Every letter twice as large, and lines twice as far apart: what is measured in letters grows, what is in pixels does not.
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
  const spills = new Set();
  spilledIn(normal).forEach(({ at }) => spills.add(at));
  return {
    texts: () => normal.filter(Boolean).length,
    capped: () => capped,
    cut: () => cutIn(normal).filter((each) => each.how === "cut-through"),
    doubled: () => adopting(still, () => doubled(() => compared("doubled"))),
    spaced: () => adopting(still, () => adopting(spaced, () => compared("spaced"))),
    compared: (setting) => compared(setting),
    seen: () => texts.filter((_, at) => normal[at]).map((node) => ({ node, lines: linesOf(node) })),
    under: () => under(document, 0), path, begins, around, outer, styling,
  };
})()
