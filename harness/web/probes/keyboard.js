// Looks at what has the focus in one document; remembers the looks of so many elements at most. Kept by the probe as a
// handle: nothing of it is left on the page. The last of three parts of one function; keyboard_look.js comes before it.
const harness = window[Symbol.for("harness")];
const FOCUSABLE =
  "a[href], area[href], button, input, select, textarea, summary, iframe, audio, video, [tabindex], " +
  "[contenteditable]";
const TYPED = /^(text|search|url|tel|email|password|number|)$/;
const IN_PARTS = /^(date|time|month|week|datetime-local)$/;
const SOON = 250; // milliseconds
const before = new Map();
const paths = new Map(); // as they were: what takes itself away moves those after it
let markup = "";
let looked = performance.now();
let went = []; // what had the focus since it was looked at last
const goes = (event) => went.length < 20 && went.push(event.composedPath()[0]);

// --- what is painted over it --------------------------------------------------------------------------------------
function paints(element) {
  const style = getComputedStyle(element);
  const filled = (colour(style.backgroundColor)?.alpha ?? 1) > 0.5 || style.backgroundImage !== "none";
  const drawn = /^(IMG|VIDEO|CANVAS|IFRAME|INPUT|SELECT|TEXTAREA|EMBED|OBJECT)$/.test(element.tagName);
  return Number(style.opacity) > 0.5 && (filled || drawn);
}
function related(one, other) {
  for (let at = other; at; at = at.parentNode ?? at.host) if (at === one) return true;
  return false;
}
function covering(element) {
  const coverers = new Map();
  const labels = [...(element.labels ?? [])];
  let points = 0;
  let covered = 0;
  for (const box of [...element.getClientRects()].slice(0, 4)) {
    for (const across of [0.03, 0.5, 0.97]) {
      for (const down of [0.05, 0.5, 0.95]) {
        const [x, y] = [box.x + box.width * across, box.y + box.height * down];
        if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
        points += 1;
        const stack = element.getRootNode().elementsFromPoint(x, y);
        const own = stack.findIndex((each) => related(element, each));
        if (own <= 0) continue; // it is on top; or it takes no pointer there, and nothing can be said
        const covers = (each) => !related(each, element) && !labels.includes(each) && paints(each);
        const top = stack.slice(0, own).find(covers);
        if (!top) continue;
        covered += 1;
        coverers.set(top, (coverers.get(top) ?? 0) + 1);
      }
    }
  }
  const most = [...coverers].sort((a, b) => b[1] - a[1])[0];
  return { covered: points ? covered / points : 0, covered_by: most ? path(most[0]) : null };
}

// --- what the probe asks for -----------------------------------------------------------------------------------
// What the page's own timers do to the focus soon after it moved is done at once.
function settle() {
  const since = looked;
  looked = performance.now();
  harness.elapse(SOON, since);
}
const path = (element) => paths.get(element) ?? harness.path(element);
function active() {
  const found = harness.focused();
  return !found || found === document.body || found === document.documentElement ? null : found;
}
function caret(element) {
  const typed = element.isContentEditable || element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && TYPED.test(element.type));
  return typed && !element.readOnly && !clear(getComputedStyle(element).caretColor) && !unseen(element);
}
const here = (element) => {
  const box = element.getBoundingClientRect();
  return [box.x, box.y, box.width, box.height];
};
return {
  // Puts the focus in front of everything.
  top() {
    const root = document.documentElement;
    document.activeElement?.blur?.();
    const had = root.getAttribute("tabindex");
    root.setAttribute("tabindex", "-1");
    root.focus?.({ preventScroll: true });
    if (had === null) root.removeAttribute("tabindex");
    else root.setAttribute("tabindex", had);
    root.blur?.();
    scrollTo({ top: 0, left: 0, behavior: "instant" });
    looked = performance.now();
  },
  // Remembers how everything looks without the focus, and listens for where it goes.
  prepare() {
    window.addEventListener("focusin", goes, true);
    const roots = [document];
    for (const root of roots) {
      for (const element of root.querySelectorAll("*")) {
        if (element.shadowRoot) roots.push(element.shadowRoot);
        if (!element.matches(FOCUSABLE)) continue;
        paths.set(element, harness.path(element));
        if (before.size < most && element.checkVisibility()) before.set(element, looks(element));
      }
    }
    markup = document.documentElement.outerHTML;
  },
  // Stops listening; says whether the page is as it was.
  done() {
    window.removeEventListener("focusin", goes, true);
    return document.documentElement.outerHTML === markup;
  },
  words: () => document.body?.innerText.slice(0, 20000) ?? "",
  stop(closely) {
    settle();
    const element = active();
    const at = element && path(element);
    const away = (each) => each instanceof Element && each.isConnected && each !== element;
    const strayed = went.filter(away).map(path);
    went = [];
    if (!element) return { path: null, strayed };
    let box = element.getBoundingClientRect();
    const smooth = getComputedStyle(document.documentElement).scrollBehavior === "smooth";
    if (smooth || box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth) {
      element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
      box = element.getBoundingClientRect();
    }
    const old = closely && before.get(element);
    let changed = old ? changes(element, old) : [];
    if (closely && !changed.length) {
      finish(element);
      changed = old ? changes(element, old) : [];
    }
    const hidden = unseen(element);
    const labelled = [...(element.labels ?? [])].some((label) => !unseen(label));
    const { covered, covered_by } = hidden ? { covered: 0, covered_by: null } : covering(element);
    return {
      path: at,
      strayed,
      frame: /^I?FRAME$/.test(element.tagName),
      parts: /^(VIDEO|AUDIO|OBJECT|EMBED|I?FRAME)$/.test(element.tagName) || IN_PARTS.test(element.type),
      inner: [box.x + element.clientLeft, box.y + element.clientTop],
      stop: {
        box: here(element),
        changes: changed,
        caret: caret(element),
        covered,
        covered_by,
        in_window: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
        unseen: hidden && !labelled ? hidden : null,
      },
    };
  },
  // Gives the focus to an element, or takes it away, for a picture; says where it is on the page.
  show(at, focused) {
    const element = [...paths].find((each) => each[1] === at)?.[0] ?? harness.element(at);
    if (!element?.isConnected) return null;
    if (focused) {
      element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
      element.focus({ preventScroll: true });
      if (active() !== element) return null;
    } else element.blur();
    finish(element);
    const stands = unseen(element) ? [...(element.labels ?? [])].find((label) => !unseen(label)) : null;
    return here(stands ?? element);
  },
  scroll: () => [scrollX, scrollY],
  // Where a link within the page leads; null where it is none.
  target(at) {
    const link = harness.element(at);
    const [page, within] = (link instanceof HTMLAnchorElement ? link.href : "").split("#");
    if (!within || page !== location.href.split("#")[0]) return null;
    let name = within;
    try {
      name = decodeURIComponent(name);
    } catch {
      // as it is written
    }
    return { path: harness.path(document.getElementById(name) ?? document.getElementsByName(name)[0]) };
  },
  // Goes back from where a link within the page led.
  async back(address) {
    if (location.href !== address) history.back();
    for (let tries = 0; tries < 30 && location.href !== address; tries += 1) {
      await new Promise((done) => setTimeout(done, 5));
    }
    return location.href === address;
  },
  // How many pixels of two pictures (base64) differ, and the median contrast of those that do.
  async compare(one, other) {
    const [then, now] = await Promise.all([one, other].map(async (picture) => {
      const bytes = Uint8Array.from(atob(picture), (each) => each.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const sheet = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
      sheet.drawImage(bitmap, 0, 0);
      return sheet.getImageData(0, 0, bitmap.width, bitmap.height).data;
    }));
    const found = [];
    for (let at = 0; at < Math.min(then.length, now.length); at += 4) {
      const [was, is] = [then.slice(at, at + 3), now.slice(at, at + 3)];
      if (was.some((each, place) => Math.abs(each - is[place]) > 2)) found.push(contrast([...was], [...is]));
    }
    found.sort((a, b) => a - b);
    return { pixels: found.length, contrast: found.length ? found[found.length >> 1] : null };
  },
};
