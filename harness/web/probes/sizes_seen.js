// Where the texts of a page are seen. Put into the page by harness/web/probes/sizes.py for the length of its probe.
(() => {
  const MOST = 1500; // texts
  function* under(root, show) {
    const walker = document.createTreeWalker(root, show | NodeFilter.SHOW_ELEMENT);
    for (let at = walker.currentNode; at; at = walker.nextNode()) {
      yield at;
      if (at.shadowRoot) yield* under(at.shadowRoot, show);
    }
  }
  const roots = () => [document, ...[...under(document, 0)].flatMap((each) => each.shadowRoot ?? [])];
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
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
    // What can be scrolled to is not lost: of a line in a scroller, as much can be seen as the scroller is wide.
    let [across, down] = [line.right - line.left, line.bottom - line.top];
    for (const each of chain) {
      if (each.right - each.left <= 2 || each.bottom - each.top <= 2) return { hidden: true };
      if (each.x === "roll" && (left < each.left || right > each.right)) {
        right = each.left + Math.min(right - left, each.right - each.left);
        left = each.left;
        across = Math.min(across, right - left);
      }
      if (each.y === "roll" && (top < each.top || bottom > each.bottom)) {
        bottom = each.top + Math.min(bottom - top, each.bottom - each.top);
        top = each.top;
        down = Math.min(down, bottom - top);
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
    const width = Math.max(0, right - left) / across;
    const height = Math.max(0, bottom - top) / down;
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
      if (!node.isConnected || !holder || !shown(holder)) return null;
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

  return { texts, capped: () => capped, measured, linesOf, edges, under, roots, around, shown };
})()
