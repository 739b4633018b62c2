// Says what can be seen in a page on trial and what using it changed. Part of one function with controls_find.js and
// controls_try.js. Whatever would take the page away or stop it is listed and kept back.
const OWN = Symbol.for("harness controls");
if (window[OWN]) return;
const stage = window[Symbol.for("harness")];
const MOST_ELEMENTS = 4000;
const MOST_PIECES = 8;
const LONGEST = 200;
const SOON = 1000;
const UNSEEN = new Set("head script style noscript template title meta link base".split(" "));
const FOCUSABLE =
  "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], " +
  "[contenteditable=''], [contenteditable=true], audio[controls], video[controls]";
const LIVE = "[aria-live=polite], [aria-live=assertive], [role=status], [role=alert], [role=log], output";
const STATES = ["aria-expanded", "aria-pressed", "aria-selected", "aria-checked"];
const CLICKS = ["click", "mousedown", "mouseup", "pointerdown", "pointerup"];
const KEYS = ["keydown", "keypress", "keyup"];

const around = (e) => e.parentElement ?? e.getRootNode().host ?? null;
const inside = (outer, e) => {
  for (let at = e; at; at = around(at)) if (at === outer) return true;
  return false;
};
const children = (e) => [...(e.shadowRoot?.children ?? []), ...e.children];
const hears = (target, types) => types.some((type) => stage.hears(target, type));
function heardAbove(e, types) {
  for (let at = e; at; at = around(at)) if (hears(at, types)) return true;
  return hears(document, types) || hears(window, types);
}
const byId = (id) => (id ? document.getElementById(id) : null);
const usable = (e) => e.matches(FOCUSABLE) && !e.matches(":disabled") && !e.closest("[inert]");
const ROVING = /^(tab|menuitem.*|option|treeitem|radio|gridcell)$/;
const reachable = (e) => usable(e) && (e.tabIndex >= 0 || ROVING.test(e.getAttribute("role") ?? ""));
const stops = (e) => [e, ...e.querySelectorAll("*")].filter((each) => usable(each) && each.tabIndex >= 0 && each.checkVisibility());

// --- what is seen ------------------------------------------------------------------------------------------------

const ownWords = (e) => {
  let words = "";
  for (const node of e.childNodes) if (node.nodeType === Node.TEXT_NODE) words += node.data;
  return words.trim();
};
const NOTHING_LEFT = /^(inset\((50|100)%|circle\(0)|^rect\([01]px,? [01]px,? [01]px,? [01]px\)/;

// Every element that an eye can find, with its own words.
function look() {
  const seen = new Map();
  const open = [document.documentElement];
  for (let left = MOST_ELEMENTS; open.length && left > 0; left--) {
    const e = open.pop();
    if (!e || UNSEEN.has(e.localName)) continue;
    const style = getComputedStyle(e);
    if (style.display === "none" || style.opacity === "0") continue;
    const box = e.getBoundingClientRect();
    if (style.display !== "contents") {
      if ((box.width <= 1 || box.height <= 1) && /hidden|clip/.test(style.overflowX + style.overflowY)) continue;
      if (NOTHING_LEFT.test(style.clipPath)) continue;
      const position = style.position;
      if (position === "absolute" || position === "fixed") {
        const [x, y] = position === "fixed" ? [0, 0] : [scrollX, scrollY];
        if (NOTHING_LEFT.test(style.clip) || box.right + x <= 0 || box.bottom + y <= 0) continue;
        if (position === "fixed" && (box.left >= innerWidth || box.top >= innerHeight)) continue;
      }
      if (style.visibility === "visible" && box.width >= 1 && box.height >= 1) seen.set(e, ownWords(e));
    }
    if (style.contentVisibility === "hidden") continue;
    const closed = e.localName === "details" && !e.open;
    open.push(...(closed ? [e.querySelector(":scope > summary")] : children(e).reverse()));
  }
  return seen;
}

// Where each element stood when the document was taken up, which is what a snapshot calls it.
const stood = new Map();
const name = (e) => stood.get(e) ?? null;

function piece(e, words) {
  const there = e.isConnected;
  const box = e.getBoundingClientRect();
  const fixed = there && getComputedStyle(e).position === "fixed";
  return {
    path: name(e),
    tag: e.localName,
    words: (words ?? (there && e.innerText) ?? "").replace(/\s+/g, " ").trim().slice(0, LONGEST),
    stops: there ? stops(e).length : 0,
    live: Boolean(e.closest(LIVE)),
    covers: (box.width * box.height) / (innerWidth * innerHeight || 1),
    fixed,
    links: there ? [...e.querySelectorAll("a[href]")].slice(0, 40).map((link) => link.href) : [],
  };
}
const outermost = (elements) => {
  const all = new Set(elements);
  return elements.filter((e) => !all.has(around(e)));
};

// --- what is kept back -------------------------------------------------------------------------------------------

let wanted = [];
let windows = [];
let said = [];
const originals = { open: window.open, alert: window.alert, confirm: window.confirm, prompt: window.prompt, print: window.print };
const answers = { alert: undefined, confirm: false, prompt: null, print: undefined };
const list = (where, what) => where.length < 20 && where.push(String(what).slice(0, 500));
function goes(event) {
  if (event.hashChange || event.downloadRequest !== null || event.destination.sameDocument) return;
  list(wanted, event.destination.url);
  if (event.cancelable) event.preventDefault();
}
let clicked = null;
function clicks(event) {
  clicked = event.target;
  const link = event.composedPath().find((each) => each instanceof Element && each.matches("a[href], area[href]"));
  if (!link || event.defaultPrevented || !/^_?[a-z]/i.test(link.target) || /^_(self|top|parent)$/i.test(link.target)) return;
  list(windows, link.href);
  event.preventDefault();
}
function hold() {
  window.open = (url = "about:blank") => void list(windows, new URL(url, location.href).href) ?? null;
  for (const [each, answer] of Object.entries(answers)) window[each] = (words = each) => (list(said, words), answer);
  window.navigation?.addEventListener("navigate", goes);
  window.addEventListener("click", clicks);
}
function release() {
  Object.assign(window, originals);
  window.navigation?.removeEventListener("navigate", goes);
  window.removeEventListener("click", clicks);
}

// --- what changed ------------------------------------------------------------------------------------------------

let before = new Map();
let since = 0;
let aimed = null;
let shown = [];
let opened = null;

function finish() {
  for (const each of document.getAnimations()) {
    const end = each.effect?.getComputedTiming().endTime;
    if (each instanceof CSSTransition || (each.playState === "running" && end <= SOON)) each.finish();
  }
}
const focused = () => {
  const e = stage.focused();
  return !e || e === document.body || e === document.documentElement ? null : e;
};
function begin(e, blind = false) {
  aimed = e;
  if (!blind) {
    finish();
    before = look();
  }
  since = performance.now();
  [wanted, windows, said, clicked, shown, opened] = [[], [], [], null, [], null];
}
function changes() {
  finish();
  const after = look();
  const appeared = outermost([...after.keys()].filter((e) => !before.has(e)));
  const vanished = outermost([...before.keys()].filter((e) => !after.has(e)));
  const rewritten = [...after].filter(([e, words]) => before.has(e) && before.get(e) !== words).map(([e]) => e);
  const moved = focused();
  const none = !appeared.length && !vanished.length && !rewritten.length && !wanted.length && !windows.length && !said.length;
  return none && moved === aimed ? null : { appeared, vanished, rewritten, moved, none };
}
function reported(found) {
  const { appeared, vanished, rewritten, moved } = found;
  shown = appeared;
  opened = dialogIn(appeared);
  return {
    appeared: appeared.slice(0, MOST_PIECES).map((e) => piece(e)),
    vanished: vanished.slice(0, MOST_PIECES).map((e) => piece(e, before.get(e))),
    rewritten: rewritten.slice(0, MOST_PIECES).map((e) => piece(e)),
    share: before.size ? vanished.length / before.size : 0,
    wanted: [...new Set(wanted)],
    windows: [...new Set(windows)],
    said,
    focus: moved === aimed ? "kept" : !moved ? "lost" : appeared.some((e) => inside(e, moved)) ? "in what appeared" : "elsewhere",
    focus_at: moved && name(moved),
  };
}
// What came of it, now or soon; none when nothing did.
function outcome() {
  let found = changes();
  if (!found || found.none) {
    stage.elapse(SOON, since, () => Boolean(wanted.length || windows.length));
    found = changes() ?? found;
  }
  return found && reported(found);
}
// After how many milliseconds something that appeared went again by itself; none when it stayed.
function fade() {
  const gone = () => {
    const seen = shown.length ? look() : null;
    return seen !== null && shown.some((e) => !seen.has(e));
  };
  if (gone()) return null;
  const after = stage.elapse(6000, since, () => (finish(), gone()));
  if (after !== null) return Math.round(after);
  for (const each of document.getAnimations()) {
    const end = each.effect?.getComputedTiming().endTime;
    if (each.playState === "running" && end <= 6000) {
      each.finish();
      if (gone()) return Math.round(end);
    }
  }
  return null;
}

// --- what opened -------------------------------------------------------------------------------------------------

const DIALOG = "dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]";
function dialogIn(appeared) {
  const seen = new Set(appeared);
  for (const e of appeared) {
    const declared = e.closest(DIALOG) ?? [...e.querySelectorAll(DIALOG)].find((each) => each.checkVisibility());
    if (declared) return declared;
  }
  for (const top of seen) {
    for (const e of [top, ...top.children]) {
      const style = getComputedStyle(e);
      const box = e.getBoundingClientRect();
      const covers = (box.width * box.height) / (innerWidth * innerHeight || 1);
      const off = Math.abs(box.left + box.width / 2 - innerWidth / 2) / innerWidth;
      if (!stops(e).length || off > 0.2) continue;
      const clear = box.top > 0 && box.left > 0 && box.bottom < innerHeight && box.right < innerWidth;
      if (style.position === "fixed" && (covers > 0.5 || (clear && covers > 0.04))) return e;
      const from = aimed?.getBoundingClientRect();
      const hangs = from && box.top >= from.top && box.top - from.bottom < 30;
      if (style.position === "absolute" && covers > 0.15 && !hangs) return e;
    }
  }
  return null;
}
const nameOf = (e) =>
  e.getAttribute("aria-label") ||
  (e.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((id) => byId(id)?.textContent ?? "").join(" ") ||
  e.title || "";
function dialog() {
  if (!opened) return null;
  const box = opened.getBoundingClientRect();
  const backdrop = [opened, ...shown].some((e) => {
    const { width, height } = e.getBoundingClientRect();
    return /fixed|absolute/.test(getComputedStyle(e).position) && (width * height) / (innerWidth * innerHeight || 1) > 0.9;
  });
  const modal = opened.matches("dialog:modal");
  const behind = [...document.querySelectorAll("main, header, body > *")].filter((e) => !inside(e, opened) && !inside(opened, e) && !UNSEEN.has(e.localName));
  return {
    path: name(opened),
    role: opened.getAttribute("role") ?? (opened.localName === "dialog" ? "dialog" : ""),
    name: nameOf(opened).trim(),
    declared_modal: modal || opened.getAttribute("aria-modal") === "true",
    native: modal,
    covers: (box.width * box.height) / (innerWidth * innerHeight || 1),
    backdrop,
    stops: stops(opened).length,
    behind_inert: modal || (behind.length > 0 && behind.every((e) => e.closest("[inert], [aria-hidden=true]") || !e.checkVisibility())),
    focus_moved_in: inside(opened, focused() ?? document.documentElement),
  };
}
// Where the focus is: in what opened, on something outside it, or nowhere in the page.
function where() {
  const e = focused();
  const held = opened ? [opened] : shown;
  return { place: !e ? "nowhere" : held.some((each) => inside(each, e)) ? "inside" : "outside", path: e && name(e) };
}
const isOpen = () => look().has(opened ?? shown[0]);
function closes() {
  const open = isOpen();
  const e = focused();
  const back = e === aimed || (e !== null && aimed !== null && around(aimed) === around(e));
  return { open, back, path: e && name(e) };
}
const CLOSING = /^(×|x|✕|✖|ok|okay)$|\b(close|dismiss|cancel|hide|cau|canslo)\b/i;
function pressClose() {
  const buttons = stops(opened ?? shown[0]);
  const close = buttons.find((e) => CLOSING.test((e.ariaLabel || e.innerText || e.value || e.title || "").trim()) || /close/i.test(e.title));
  if (!close) return null;
  close.focus();
  close.click();
  stage.elapse(SOON, since);
  finish();
  return closes();
}

// --- taking the page up, and leaving it ---------------------------------------------------------------------------

let first = null;
const address = location.href;
function standing() {
  const fields = [...document.querySelectorAll("input, select, textarea")].slice(0, 300);
  return { seen: look(), fields: fields.map((e) => [e, e.value, e.checked]), url: location.href.split("#")[0] };
}
function install() {
  hold();
  for (const e of [document.documentElement, ...document.querySelectorAll("*")].slice(0, MOST_ELEMENTS)) stood.set(e, null);
  const open = [[document.documentElement, "/"]];
  for (let left = MOST_ELEMENTS; open.length && left > 0; left--) {
    const [e, path] = open.pop();
    if (!e) continue;
    stood.set(e, path);
    [...(e.shadowRoot?.children ?? [])].forEach((child, at) => open.push([child, `${path}!${at}/`]));
    [...e.children].forEach((child, at) => open.push([child, `${path}${at}/`]));
  }
  first = standing();
}
// Whether the page stands as it did when it was taken up.
function same() {
  const now = standing();
  return (
    first.url === now.url && first.seen.size === now.seen.size &&
    [...now.seen].every(([e, words]) => first.seen.get(e) === words) && first.fields.length === now.fields.length &&
    now.fields.every(([e, value, checked], at) => e === first.fields[at][0] && value === first.fields[at][1] && checked === first.fields[at][2])
  );
}
function leave() {
  focused()?.blur();
  if (location.href !== address && location.href.split("#")[0] === first.url) history.replaceState(history.state, "", address);
  scrollTo({ left: 0, top: 0, behavior: "instant" });
  const unchanged = same();
  release();
  return unchanged;
}

