// Says what using something in a page on trial changed, and what it opened.
// --- what changed ------------------------------------------------------------------------------------------------

let before = new Map();
let since = 0;
let aimed = null;
let shown = [];
let written = [];
let then = new Map();
let opened = null;

function finish() {
  for (const each of document.getAnimations()) {
    const end = each.effect?.getComputedTiming().endTime;
    if (each instanceof CSSTransition || (each.playState === "running" && end <= SOON)) each.finish();
  }
}
const focused = () => {
  const e = stage.focused();
  const none = !e || e === document.body || e === document.documentElement;
  return none || !e.checkVisibility() ? null : e; // what was just hidden keeps the focus until the next frame
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
  const fresh = [...after.keys()].filter((e) => !before.has(e));
  const appeared = outermost(fresh);
  const vanished = outermost([...before.keys()].filter((e) => !after.has(e)));
  const rewritten = [...after].filter(([e, words]) => before.has(e) && before.get(e) !== words).map(([e]) => e);
  const moved = focused();
  const none =
    !appeared.length && !vanished.length && !rewritten.length && !wanted.length && !windows.length && !said.length;
  return none && moved === aimed ? null : { appeared, vanished, rewritten, moved, none, fresh, after };
}
function reported(found) {
  const { appeared, vanished, rewritten, moved } = found;
  shown = appeared;
  written = found.fresh.filter((e) => found.after.get(e));
  then = found.after;
  opened = dialogIn(appeared);
  return {
    appeared: appeared.slice(0, MOST_PIECES).map((e) => piece(e)),
    vanished: vanished.slice(0, MOST_PIECES).map((e) => piece(e, before.get(e))),
    rewritten: rewritten.slice(0, MOST_PIECES).map((e) => piece(e)),
    wanted: [...new Set(wanted)],
    windows: [...new Set(windows)],
    said,
    focus:
      moved === aimed
        ? "kept"
        : !moved
          ? "lost"
          : appeared.some((e) => inside(e, moved))
            ? "in what appeared"
            : "elsewhere",
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
// After how many milliseconds words that appeared went again by themselves; none when they stayed, or made way for others.
function fade() {
  const gone = () => {
    const seen = written.length ? look() : null;
    return seen !== null && written.some((e) => !seen.has(e)) && ![...seen].some(([e, words]) => words && !then.has(e));
  };
  if (!written.length || gone()) return null;
  const after = stage.elapse(LATER, since, () => (finish(), gone()));
  if (after !== null) return Math.round(after);
  for (const each of document.getAnimations()) {
    const end = each.effect?.getComputedTiming().endTime;
    if (each.playState !== "running" || !(end <= LATER)) continue;
    each.finish();
    if (gone()) return Math.round(end);
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
    for (const e of [top, ...children(top)]) {
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
  (e.getAttribute("aria-labelledby") ?? "")
    .split(/\s+/)
    .map((id) => byId(id)?.textContent ?? "")
    .join(" ") ||
  e.title ||
  "";
function dialog() {
  if (!opened) return null;
  const backdrop = [opened, ...shown].some((e) => {
    const { width, height } = e.getBoundingClientRect();
    return (
      /fixed|absolute/.test(getComputedStyle(e).position) && (width * height) / (innerWidth * innerHeight || 1) > 0.9
    );
  });
  const modal = opened.matches("dialog:modal");
  const behind = [...document.querySelectorAll("main, header, body > *")].filter(
    (e) => !inside(e, opened) && !inside(opened, e) && !UNSEEN.has(e.localName),
  );
  return {
    path: name(opened),
    role: opened.getAttribute("role") ?? (opened.localName === "dialog" ? "dialog" : ""),
    name: nameOf(opened).trim(),
    declared_modal: modal || opened.getAttribute("aria-modal") === "true",
    native: modal,
    backdrop,
    stops: stops(opened).length,
    behind_inert:
      modal ||
      (behind.length > 0 && behind.every((e) => e.closest("[inert], [aria-hidden=true]") || !e.checkVisibility())),
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
  const close = buttons.find(
    (e) => CLOSING.test((e.ariaLabel || e.innerText || e.value || e.title || "").trim()) || /close/i.test(e.title),
  );
  if (!close) return null;
  close.focus();
  close.click();
  stage.elapse(SOON, since);
  finish();
  return closes();
}
