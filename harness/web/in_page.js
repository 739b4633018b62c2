// What a person sees of a page, worked out inside it. An expression: an object of functions, made anew for each use.
(() => {
  const INLINE = /^(inline|contents|none|ruby)/;
  const SKIPPED = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "SELECT", "TEXTAREA", "IFRAME", "OBJECT", "SVG"]);
  const CAN_BE_USED = "a[href], area[href], button, summary, input, select, textarea, [onclick], " +
    "[tabindex]:not([tabindex^='-']), " +
    "[role=link], [role=button], [role=menuitem], [role=tab], [role=checkbox], [role=radio], [role=switch]";
  const HIDING_CLIP = /^(inset\((5\d|[6-9]\d|100)%|circle\(0|polygon\(0\S* 0\S*, 0)/;
  const shown = new Map();
  const tidy = (text) => text.replace(/\s+/g, " ").trim();
  const parent = (node) => node.assignedSlot || node.parentElement || node.getRootNode().host || null;

  // The box that an element's clipping leaves of what is in it: null when nothing, undefined when it clips nothing.
  function window_of(element) {
    if (shown.has(element)) return shown.get(element);
    const style = getComputedStyle(element);
    let box;
    if (HIDING_CLIP.test(style.clipPath)) box = null;
    else if (style.clip !== "auto" && /absolute|fixed/.test(style.position)) {
      const [top, right, bottom, left] = style.clip.match(/-?[\d.]+/g)?.map(Number) ?? [0, 9, 9, 0];
      if (right - left < 2 || bottom - top < 2) box = null;
    }
    if (box === undefined && /hidden|clip/.test(style.overflowX + style.overflowY) && element !== document.body &&
        element !== document.documentElement) box = element.getBoundingClientRect();
    shown.set(element, box);
    return box;
  }

  // Whether an eye can find any of these boxes, given everything that clips what is in the element.
  function seen(boxes, element) {
    const clips = [];
    for (let at = element; at; at = parent(at)) {
      const box = window_of(at);
      if (box === null) return false;
      if (box) clips.push(box);
    }
    return [...boxes].some((box) => {
      let { left, right, top, bottom } = box;
      for (const clip of clips) {
        left = Math.max(left, clip.left); right = Math.min(right, clip.right);
        top = Math.max(top, clip.top); bottom = Math.min(bottom, clip.bottom);
      }
      return right - left >= 2 && bottom - top >= 2 && right + scrollX > 0 && bottom + scrollY > 0;
    });
  }

  const drawn = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  function block_of(element) {
    let at = element;
    while (at && INLINE.test(getComputedStyle(at).display)) at = parent(at);
    return at;
  }

  // The visible words of a node in reading order, as pieces that know the block they stand in.
  function pieces(node, found = []) {
    if (node.nodeType === Node.TEXT_NODE) {
      const element = parent(node);
      if (!node.data.trim()) { if (found.length) found.push({ text: " ", block: found.at(-1).block }); return found; }
      const range = document.createRange();
      range.selectNodeContents(node);
      if (element && drawn(element) && seen(range.getClientRects(), element))
        found.push({ text: node.data, block: block_of(element) });
    } else if (node.nodeName === "BR") {
      found.push({ text: "\n", block: null });
    } else if (node.nodeName === "INPUT") {
      if (/^(submit|button|reset)$/.test(node.type) && drawn(node) && seen(node.getClientRects(), node))
        found.push({ text: node.value || (node.type === "submit" ? "Submit" : ""), block: node });
    } else if (!SKIPPED.has(node.nodeName.toUpperCase())) {
      const inside = node.nodeName === "SLOT" && node.assignedNodes().length ? node.assignedNodes()
        : (node.shadowRoot || node).childNodes;
      for (const child of inside) pieces(child, found);
    }
    return found;
  }

  function lines(node) {
    const said = [];
    let block;
    for (const piece of pieces(node)) {
      if (said.length && piece.block === block) said[said.length - 1] += piece.text;
      else said.push(piece.text);
      block = piece.block;
    }
    return said.map(tidy).filter(Boolean);
  }

  const text = (node) => lines(node).join(" ");

  function* elements(root) {
    for (const child of root.children) {
      yield child;
      if (child.shadowRoot) yield* elements(child.shadowRoot);
      yield* elements(child);
    }
  }

  // A picture shows what its text alternative says: the nearest a machine comes to reading it.
  function name_of(element) {
    const said = text(element);
    if (said) return said;
    const pictures = element.matches("img, input[type=image]") ? [element] : [...element.querySelectorAll("img")];
    return tidy(pictures.filter((img) => drawn(img) && seen(img.getClientRects(), img)).map((img) => img.alt).join(" "));
  }

  const looks_usable = (element) => getComputedStyle(element).cursor === "pointer" &&
    !(parent(element) && getComputedStyle(parent(element)).cursor === "pointer");

  function kind_of(element) {
    const type = element.nodeName === "INPUT" ? element.type : "";
    if (element.matches("select")) return "list";
    if (element.matches("textarea")) return "field";
    if (/^(radio|checkbox)$/.test(type)) return type;
    if (/^(submit|button|image|reset)$/.test(type) || element.matches("button, [role=button]")) return "button";
    if (type) return "field";
    return "other";
  }

  // The words that an eye takes for a field's label: its label, else the words next to it.
  function label_of(field, kind) {
    const own = [...(field.labels || [])].map(text).filter(Boolean).join(" ");
    if (own) return own;
    const after = kind === "radio" || kind === "checkbox";
    const wanted = after ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const walker = document.createTreeWalker(field.closest("form") || document.body, NodeFilter.SHOW_TEXT);
    let nearest = "";
    while (walker.nextNode()) {
      if (!(field.compareDocumentPosition(walker.currentNode) & wanted)) continue;
      const words = tidy(pieces(walker.currentNode).map((piece) => piece.text).join(" "));
      if (words && after) return words;
      nearest = words || nearest;
    }
    return nearest || field.placeholder || "";
  }

  function describe_field(element, kind) {
    const legend = element.closest("fieldset")?.querySelector("legend");
    const options = kind === "list" ? [...element.options].map((option) => tidy(option.label)) : [];
    return { kind, name: label_of(element, kind), group: legend ? text(legend) : "", href: null, options };
  }

  function describe(element) {
    if (element.disabled || element.matches("input[type=hidden]")) return null;
    const kind = kind_of(element);
    if (/^(field|list|radio|checkbox)$/.test(kind)) {
      // Styled radios and boxes are often see-through beneath a drawn one, so opacity does not count for them.
      const there = element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length;
      return there ? describe_field(element, kind) : null;
    }
    const used = element.matches(CAN_BE_USED) || looks_usable(element);
    const has_words = used || [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const name = has_words && name_of(element);
    if (!name) return null;
    return { kind: used ? kind : "words", name, group: "", href: typeof element.href === "string" ? element.href : null, options: [] };
  }

  // Everything on the page that can be seen and may be used, or is mere words, in reading order.
  function controls() {
    const found = { elements: [], described: [] };
    for (const element of document.body ? elements(document.body) : []) {
      const name = element.nodeName.toUpperCase();
      const description = SKIPPED.has(name) && name !== "SELECT" && name !== "TEXTAREA" ? null : describe(element);
      if (!description) continue;
      found.elements.push(element);
      found.described.push(description);
    }
    return found;
  }

  return {
    controls,
    words: () => (document.body ? lines(document.body) : []),
    about: () => ({ title: document.title, language: document.documentElement?.lang || null }),
    // What changes when something happens; compared before and after.
    state: () => location.href + "\n" + (document.documentElement?.outerHTML ?? ""),
  };
})()
