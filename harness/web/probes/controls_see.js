// Says what can be seen in a page on trial, and takes it up: whatever would take the page away or stop it is listed and
// kept back. The first of the parts of one function; controls_changes.js, controls_find.js and controls_try.js follow.
const OWN = Symbol.for("harness controls");
if (window[OWN]) return;
const stage = window[Symbol.for("harness")];
const MOST_ELEMENTS = 4000;
const MOST_PIECES = 8;
const LONGEST = 200;
const SOON = 1000;
const LATER = 6000;
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
const children = (e) => [...(e.shadowRoot?.children ?? []), ...stage.children(e)];
const hears = (target, types) => types.some((type) => stage.hears(target, type));
function heardAbove(e, types) {
  for (let at = e; at; at = around(at)) if (hears(at, types)) return true;
  return hears(document, types) || hears(window, types);
}
const byId = (id) => (id ? document.getElementById(id) : null);
const usable = (e) => e.matches(FOCUSABLE) && !e.matches(":disabled") && !e.closest("[inert]");
const ROVING = /^(tab|menuitem.*|option|treeitem|radio|gridcell)$/;
const reachable = (e) => usable(e) && (e.tabIndex >= 0 || ROVING.test(e.getAttribute("role") ?? ""));
const stops = (e) =>
  [e, ...e.querySelectorAll("*")].filter((each) => usable(each) && each.tabIndex >= 0 && each.checkVisibility());

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
  return {
    path: name(e),
    tag: e.localName,
    words: (words ?? (there && e.innerText) ?? "").replace(/\s+/g, " ").trim().slice(0, LONGEST),
    stops: there ? stops(e).length : 0,
    live: Boolean(e.closest(LIVE)),
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
const originals = {
  open: window.open,
  alert: window.alert,
  confirm: window.confirm,
  prompt: window.prompt,
  print: window.print,
};
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
  if (!link || event.defaultPrevented || !/^_?[a-z]/i.test(link.target) || /^_(self|top|parent)$/i.test(link.target))
    return;
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

// --- taking the page up, and leaving it ---------------------------------------------------------------------------

let first = null;
const address = location.href;
function standing() {
  const fields = [...document.querySelectorAll("input, select, textarea")].slice(0, 300);
  return { seen: look(), fields: fields.map((e) => [e, e.value, e.checked]), url: location.href.split("#")[0] };
}
function install() {
  hold();
  for (const e of [document.documentElement, ...document.querySelectorAll("*")].slice(0, MOST_ELEMENTS))
    stood.set(e, null);
  const open = [[document.documentElement, "/"]];
  for (let left = MOST_ELEMENTS; open.length && left > 0; left--) {
    const [e, path] = open.pop();
    if (!e) continue;
    stood.set(e, path);
    [...(e.shadowRoot?.children ?? [])].forEach((child, at) => open.push([child, `${path}!${at}/`]));
    [...stage.children(e)].forEach((child, at) => open.push([child, `${path}${at}/`]));
  }
  first = standing();
}
// Whether the page stands as it did when it was taken up.
function same() {
  const now = standing();
  return (
    first.url === now.url &&
    first.seen.size === now.seen.size &&
    [...now.seen].every(([e, words]) => first.seen.get(e) === words) &&
    first.fields.length === now.fields.length &&
    now.fields.every(
      ([e, value, checked], at) =>
        e === first.fields[at][0] && value === first.fields[at][1] && checked === first.fields[at][2],
    )
  );
}
function leave() {
  focused()?.blur();
  if (location.href !== address && location.href.split("#")[0] === first.url)
    history.replaceState(history.state, "", address);
  scrollTo({ left: 0, top: 0, behavior: "instant" });
  const unchanged = same();
  release();
  delete window[OWN];
  return unchanged;
}
