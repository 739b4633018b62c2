// What of a page hangs on its colours: texts on pictures, and what a reader's own colours take away. Given what
// sizes.js gives, and put where contrast.js is known; harness/web/probes/sizes.py calls it.
(sizes) => {
  const { path, begins, around, outer, shown } = sizes;
  const MOST = 10; // texts on pictures
  const FOCUSED = 60;
  const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]";
  const FIELDS = "input, select, textarea, [role=textbox], [role=combobox], [role=searchbox], [contenteditable]";
  const NO_TEXT = /^(hidden|submit|button|reset|image|checkbox|radio|range|color|file)$/;
  const CONTROLS = "a[href], button, [role=button], [role=link]";
  const sized = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 2 && box.height > 2;
  };

  // --- texts on pictures -----------------------------------------------------------------------------------------

  function stands(element, box, pictures) {
    const on = outer(element, (at) => {
      const style = getComputedStyle(at);
      return style.backgroundImage !== "none" || !/^rgba\(/.test(style.backgroundColor);
    });
    if (on && getComputedStyle(on).backgroundImage !== "none") return true;
    return pictures.some((picture) =>
      picture.box.left < box.right && picture.box.right > box.left &&
      picture.box.top < box.bottom && picture.box.bottom > box.top &&
      !picture.element.contains(element) && (!on || on.contains(picture.element)));
  }

  let found = [];
  function overPictures() {
    const pictures = [...document.querySelectorAll("img, video, canvas, picture svg, object")].filter(shown)
      .map((element) => ({ element, box: element.getBoundingClientRect() }));
    for (const { node, lines } of sizes.seen()) {
      if (found.length === MOST) break;
      const holder = node.parentElement;
      if (holder.closest(":disabled, [aria-disabled=true]") || !lines.length) continue;
      const box = {
        left: Math.min(...lines.map((line) => line.left)), right: Math.max(...lines.map((line) => line.right)),
        top: lines[0].top, bottom: lines.at(-1).bottom,
      };
      if (box.bottom < 0 || box.right < 0 || !stands(holder, box, pictures)) continue;
      const style = getComputedStyle(holder);
      found.push({
        node, holder, lines, path: path(holder), text: begins(node), color: style.color,
        size: parseFloat(style.fontSize), bold: Number(style.fontWeight) >= 700,
        shadowed: style.textShadow !== "none" || style.webkitTextStrokeWidth !== "0px",
      });
    }
    if (!found.length) return null;
    const all = found.flatMap((each) => each.lines);
    const left = Math.max(0, Math.min(...all.map((line) => line.left)) + scrollX);
    const top = Math.max(0, Math.min(...all.map((line) => line.top)) + scrollY);
    const right = Math.max(...all.map((line) => line.right)) + scrollX;
    const bottom = Math.min(Math.max(...all.map((line) => line.bottom)) + scrollY, top + 3000);
    return { x: Math.floor(left), y: Math.floor(top), width: Math.ceil(right - left), height: Math.ceil(bottom - top) };
  }

  // While the picture is taken the letters are not there.
  let show = () => {};
  const clearLetters = {
    "-webkit-text-fill-color": "transparent", "text-decoration-color": "transparent", "text-shadow": "none",
    transition: "none",
  };
  function hide() {
    show = sizes.styling([...new Set(found.map((each) => each.holder))].map((holder) => [holder, clearLetters]));
  }

  async function contrasts(base64, clip) {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0);
    return found.flatMap((each) => {
      const own = colour(each.color);
      if (!own) return [];
      const found_ = [];
      for (const line of each.lines) {
        const x = Math.round(line.left + scrollX - clip.x), y = Math.round(line.top + scrollY - clip.y);
        const width = Math.min(Math.round(line.right - line.left), bitmap.width - x);
        const height = Math.min(Math.round(line.bottom - line.top), bitmap.height - y);
        if (x < 0 || y < 0 || width < 1 || height < 1) continue;
        const { data } = context.getImageData(x, y, width, height);
        const step = 4 * Math.max(1, Math.floor(data.length / 4 / 4000));
        for (let at = 0; at < data.length; at += step) {
          const behind = [data[at], data[at + 1], data[at + 2]];
          found_.push(contrast(over(own, behind), behind));
        }
      }
      if (!found_.length) return [];
      found_.sort((one, other) => one - other);
      const at = (share) => found_[Math.floor((found_.length - 1) * share)];
      const { path, text, size, bold, shadowed } = each;
      return [{ path, text, size, bold, shadowed, worst: at(0.05), median: at(0.5), best: at(0.95) }];
    });
  }

  // --- the reader's own colours ------------------------------------------------------------------------------------

  const lined = (style, name) =>
    style[`${name}Style`] !== "none" && parseFloat(style[`${name}Width`]) > 0 && !clear(style[`${name}Color`]);
  const bordered = (style) => ["Top", "Right", "Bottom", "Left"].some((side) => lined(style, `border${side}`));
  const outlined = (style) => lined(style, "outline");
  const SHOWS = [
    "color", "backgroundColor", "borderTopColor", "borderTopWidth", "borderTopStyle", "borderBottomColor",
    "borderBottomWidth", "borderBottomStyle", "borderLeftWidth", "textDecorationLine", "textDecorationThickness",
    "backgroundImage", "boxShadow", "transform", "fontWeight",
  ];

  const look = (parts) => parts.map(([element, part]) => {
    const style = getComputedStyle(element, part);
    return [outlined(style), ...SHOWS.map((name) => style[name])].join("|");
  }).join("||");
  // Whether a look changes with the focus; none where the element does not take it.
  function changes(element, looks) {
    const without = looks();
    element.focus({ preventScroll: true });
    if (document.activeElement !== element) return null;
    const with_ = looks();
    element.blur();
    return with_ !== without;
  }

  // What shows that something has the focus; the page's scripts are not told of it.
  function focusShows() {
    const kinds = ["focus", "blur", "focusin", "focusout"];
    const hush = (event) => event.stopImmediatePropagation();
    for (const kind of kinds) window.addEventListener(kind, hush, true);
    const before = document.activeElement;
    const [x, y] = [scrollX, scrollY];
    const shows = new Map();
    try {
      for (const each of [...document.querySelectorAll(FOCUSABLE)].slice(0, FOCUSED)) {
        if (!shown(each) || each.disabled) continue;
        const own = () => look([[each, null]]);
        // A label often shows it for its hidden field; what is around it may too.
        const beside = [each, each.parentElement, each.nextElementSibling, ...(each.labels ?? [])].filter(Boolean);
        const all = () => look(beside.flatMap((one) => [null, "::before", "::after"].map((part) => [one, part])));
        shows.set(each, changes(each, own) || changes(each, all));
        if (shows.get(each) === null) shows.delete(each);
      }
    } finally {
      if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
      scrollTo(x, y);
      for (const kind of kinds) window.removeEventListener(kind, hush, true);
    }
    return shows;
  }

  const areForced = () => matchMedia("(forced-colors: active)").matches;
  function fields() {
    const edged = new Map();
    for (const each of document.querySelectorAll(FIELDS)) {
      if (!shown(each) || !sized(each) || NO_TEXT.test(each.type ?? "")) continue;
      // An edge may be drawn by what closely surrounds the field.
      const close = [each, each.parentElement, each.parentElement?.parentElement].filter(Boolean).filter((at) => {
        const [inner, box] = [each.getBoundingClientRect(), at.getBoundingClientRect()];
        return box.height - inner.height < 24;
      }).map((at) => getComputedStyle(at));
      const own = close[0];
      const forced = areForced() && own.forcedColorAdjust !== "none"; // all grounds are one
      const behind = outer(around(each), (at) => !clear(getComputedStyle(at).backgroundColor));
      const ground = getComputedStyle(behind ?? document.documentElement);
      const filled = !forced && !clear(own.backgroundColor) && own.backgroundColor !== ground.backgroundColor;
      edged.set(each, filled || own.boxShadow !== "none" || close.some((style) => bordered(style) || outlined(style)));
    }
    return edged;
  }

  function controls() {
    const left = new Map();
    for (const each of document.querySelectorAll(CONTROLS)) {
      if (!shown(each) || !sized(each) || each.innerText?.trim()) continue;
      if (each.querySelector("img, svg, canvas, video, object, input")) continue;
      const parts = [each, ...each.querySelectorAll("*")].slice(0, 10)
        .flatMap((one) => [null, "::before", "::after"].map((part) => getComputedStyle(one, part)));
      left.set(each, parts.some((style) =>
        bordered(style) || outlined(style) || style.backgroundImage !== "none" ||
        !/^(none|normal|""|)$/.test(style.content) ||
        (!clear(style.backgroundColor) && (!areForced() || style.forcedColorAdjust === "none"))));
    }
    return left;
  }

  let before = null;
  const state = () => ({ focus: focusShows(), edge: fields(), control: controls() });
  function lost() {
    const now = state();
    const gone = (name) => [...before[name]].filter(([each, was]) => was && now[name].get(each) === false)
      .map(([each]) => path(each)).slice(0, 50);
    return { focus_lost: gone("focus"), edge_lost: gone("edge"), control_lost: gone("control") };
  }

  // --- turning the device --------------------------------------------------------------------------------------------

  function asksHowHeld() {
    const named = (condition) => /orientation|aspect-ratio/.test(condition ?? "");
    const asks = (rules) => [...rules].some((rule) =>
      (rule instanceof CSSMediaRule && named(rule.conditionText)) || (rule.cssRules && asks(rule.cssRules)));
    return [...document.styleSheets].some((sheet) => {
      if (named(sheet.media?.mediaText)) return true;
      try { return asks(sheet.cssRules); } catch { return false; } // somebody else's stylesheet
    });
  }
  function rotations() {
    const angles = new Map();
    for (const each of sizes.under()) {
      if (!(each instanceof HTMLElement) || angles.size > 2000 || !shown(each)) continue;
      const { transform, rotate } = getComputedStyle(each);
      let angle = 0;
      if (transform.startsWith("matrix")) {
        const { a, b } = new DOMMatrix(transform);
        angle = (Math.atan2(b, a) * 180) / Math.PI;
      }
      if (!/^[xy] /.test(rotate)) angle += parseFloat(rotate.match(/-?[\d.]+deg/)?.[0] ?? 0);
      angles.set(each, ((angle % 360) + 360) % 360);
    }
    return angles;
  }
  let sideways = null;
  function turned() {
    const found = [];
    for (const [each, upright] of rotations()) {
      const was = sideways.get(each);
      if (was === undefined || Math.abs(was - upright) < 0.5 || !each.innerText?.trim()) continue;
      found.push({ path: path(each), upright: Math.round(upright * 10) / 10, sideways: Math.round(was * 10) / 10 });
    }
    return found.slice(0, 20);
  }

  return {
    overPictures, hide, contrasts, lost, show: () => show(),
    keep: () => { before = state(); if (asksHowHeld()) sideways = rotations(); },
    asksHowHeld: () => sideways !== null,
    turned,
  };
}
