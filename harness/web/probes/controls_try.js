// Uses things in a page on trial, as far as that needs no real key or pointer; each function is called by its name.
// --- trying ------------------------------------------------------------------------------------------------------

const states = (e) =>
  Object.fromEntries(
    STATES.filter((each) => e.hasAttribute(each))
      .map((each) => [each, e.getAttribute(each)])
      .concat(
        e.localName === "summary" && e.parentElement?.localName === "details"
          ? [["open", String(e.parentElement.open)]]
          : [],
      ),
  );
function aim(path, bare) {
  const e = stage.element(path);
  if (!e || name(e) !== path) return null;
  e.scrollIntoView({ block: "nearest", behavior: "instant" });
  if (!bare) {
    if (!look().has(e) && !e.matches(FIELDS)) return null;
    e.focus();
    stage.elapse(50, performance.now() - 1);
  }
  begin(e);
  return bare || focused() === e ? { states: states(e) } : null;
}
function after() {
  const found = outcome();
  const hit = clicked !== null && aimed !== null && (inside(aimed, clicked) || inside(clicked, aimed));
  const about = found && dialog();
  const waits = found !== null && !about && !shown.some((e) => stops(e).length); // else Tab is tried on it first
  return {
    outcome: found,
    states: aimed ? states(aimed) : {},
    clicked: hit,
    dialog: about,
    gone: waits ? fade() : null,
  };
}
function again() {
  aimed?.focus();
  return focused() === aimed;
}
// Whether everything is as it was before the use.
function back() {
  const found = changes();
  return !found || !(found.appeared.length || found.vanished.length || found.rewritten.length);
}
function settled() {
  stage.elapse(SOON, since);
  return back() ? states(aimed) : null;
}
// Whether something is left to undo, and the focus where it was to do so.
function left(arrow) {
  return !back() && (arrow || again());
}
let earlier = null;
// Watches one more key on what was used, as it stands now; resume() turns back to what was before the use.
function restart() {
  earlier = [before, since];
  if (!again()) return false;
  begin(aimed);
  return true;
}
const resume = () => void ([before, since] = earlier);
const clickAimed = () => point(aimed);
// Puts the focus into what opened, unless it is there; says whether it can be.
function enter() {
  if (where().place === "inside") return true;
  stops(opened ?? shown[0])[0]?.focus();
  return where().place === "inside";
}
function point(e) {
  const box = e.getBoundingClientRect();
  const at = {
    bubbles: true,
    cancelable: true,
    composed: true,
    view: window,
    button: 0,
    detail: 1,
    clientX: box.x + box.width / 2,
    clientY: box.y + box.height / 2,
  };
  for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) {
    e.dispatchEvent(
      type.startsWith("pointer") ? new PointerEvent(type, { ...at, isPrimary: true }) : new MouseEvent(type, at),
    );
  }
}
// Uses something with a mouse, and once more to undo it.
function click(path) {
  if (!aim(path, true)) return null;
  point(aimed);
  const result = { ...after(), gone: fade() };
  if (result.outcome) (point(aimed), stage.elapse(SOON, since));
  return { ...result, undone: back() };
}
// A form is sent in a task of its own.
function pause() {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done();
    port2.postMessage(0);
  });
}
async function focusEach(paths) {
  const found = [];
  for (const path of paths) {
    const e = stage.element(path);
    if (!e) continue;
    focused()?.blur();
    begin(e);
    e.focus();
    await pause();
    const result = outcome();
    if (result) found.push({ path, outcome: result, gone: fade() });
  }
  focused()?.blur();
  return found;
}
let kept = null;
function field(path) {
  const ready = aim(path);
  if (!ready) return null;
  const group = aimed.type === "radio" ? [...document.querySelectorAll("input[type=radio]:checked")] : [];
  const other = group.find((e) => e.name === aimed.name && e.form === aimed.form) ?? null;
  kept = { value: aimed.value, checked: aimed.checked, other, text: aimed.isContentEditable ? aimed.innerHTML : null };
  const last = aimed.localName === "select" && aimed.selectedIndex >= aimed.length - 1;
  return { key: last ? "ArrowUp" : "ArrowDown", choices: aimed.length ?? 0 };
}
function blurred() {
  const e = aimed;
  e.blur();
  aimed = null;
  const result = outcome();
  aimed = e;
  return result;
}
function putBack() {
  const e = aimed;
  if (!e?.isConnected) return;
  if (kept.text !== null) e.innerHTML = kept.text;
  else if (e.checked !== undefined && kept.checked !== e.checked && e.type === "checkbox") e.click();
  else if (kept.other) kept.other.click();
  else {
    e.checked = kept.checked;
    e.value = kept.value;
    for (const type of ["input", "change"]) e.dispatchEvent(new Event(type, { bubbles: true }));
    window.dispatchEvent(new PageTransitionEvent("pageshow")); // after which scripts see to it that all fits again
  }
}
// Chooses each of some radio buttons and check boxes, and puts it back.
async function checkEach(paths) {
  const found = [];
  for (const path of paths) {
    if (!field(path)) continue;
    aimed.click();
    await pause();
    const result = outcome();
    if (result) found.push({ path, outcome: result, gone: fade() });
    putBack();
  }
  return found;
}

const CHARACTERS = [..."abcdefghijklmnopqrstuvwxyz0123456789+-*/?.,;'[]=!#<>"];
function strike(key) {
  const upper = key.toUpperCase();
  const keyCode = /[a-z0-9]/.test(key) ? upper.charCodeAt(0) : 0;
  const code = /[a-z]/.test(key) ? `Key${upper}` : /\d/.test(key) ? `Digit${key}` : "";
  for (const type of KEYS) {
    const number = type === "keypress" ? key.charCodeAt(0) : keyCode;
    (document.body ?? document).dispatchEvent(
      new KeyboardEvent(type, {
        key,
        code,
        keyCode: number,
        which: number,
        charCode: type === "keypress" ? number : 0,
        bubbles: true,
        cancelable: true,
        composed: true,
      }),
    );
  }
}
// What a single key does while the focus is on the page as a whole.
function effectOf(key) {
  focused()?.blur();
  begin(null);
  strike(key);
  return outcome();
}
function shortcuts() {
  const watch = new MutationObserver(() => {});
  watch.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  const reacts = (key) => {
    focused()?.blur();
    begin(null, true);
    watch.takeRecords();
    strike(key);
    stage.elapse(SOON, since);
    return Boolean(watch.takeRecords().length || wanted.length || windows.length || said.length || focused());
  };
  const heard = CHARACTERS.filter(reacts);
  if (heard.length > CHARACTERS.length / 2) return []; // it watches that keys are used, not which
  const boxes = [...document.querySelectorAll("input[type=checkbox], [role=switch], [aria-pressed]")];
  const usual = boxes.filter((e) => !e.matches(":disabled") && e.checkVisibility()).slice(0, 6);
  const found = heard.slice(0, 5).map((key) => ({ key, outcome: effectOf(key), stopped_by: null }));
  for (const each of found) {
    for (const box of usual) {
      box.click();
      const still = reacts(each.key);
      box.click();
      if (!still) {
        each.stopped_by = name(box);
        break;
      }
    }
  }
  watch.disconnect();
  return found;
}

// --- the pointer -------------------------------------------------------------------------------------------------

const middle = (e) => {
  const box = [...e.getClientRects()].find((each) => each.width && each.height) ?? e.getBoundingClientRect();
  return [box.x + Math.min(box.width / 2, 200), box.y + Math.min(box.height / 2, 20)];
};
function spot(path) {
  if (!aim(path, true)) return null;
  focused()?.blur();
  return middle(aimed);
}
const hovering = () => {
  const result = outcome();
  return result && result.appeared.length ? { outcome: result, at: middle(shown[0]) } : null;
};
// Whether what the pointer made appear also appears for the focus, on the element or the first stop in it.
function focusShows(path) {
  const e = stage.element(path);
  const revealed = shown;
  const stop = [e, ...e.querySelectorAll("*")].find(
    (each) => reachable(each) && !revealed.some((piece) => inside(piece, each)),
  );
  if (!stop || look().has(revealed[0])) return null;
  stop.focus();
  stage.elapse(SOON, since);
  finish();
  let shows = look().has(revealed[0]);
  if (!shows) {
    stops(revealed[0])[0]?.focus();
    shows = look().has(revealed[0]);
  }
  focused()?.blur();
  return shows;
}
const still = () => (stage.elapse(SOON, since), finish(), look().has(shown[0]));

install();
const called = {
  find,
  aim,
  after,
  left,
  settled,
  restart,
  resume,
  clickAimed,
  enter,
  where,
  closes,
  pressClose,
  fade,
  click,
  focusEach,
  field,
  checkEach,
  blurred,
  putBack,
  outcome,
  shortcuts,
  spot,
  hovering,
  focusShows,
  still,
  leave,
};
Object.defineProperty(window, OWN, { value: called, configurable: true });
