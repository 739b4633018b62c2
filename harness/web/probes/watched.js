// Put into a second tab before the page's own scripts: writes down what changes there while nobody does anything.
(() => {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 10) / 100;
  const changes = new Map();
  const leaves = [];
  let asked = false;
  const path = (element) => window[Symbol.for("harness")].path(element);
  const SEEN = /^(style|class|src|srcset|hidden|open|width|height|x|y|d|cx|cy|r|transform|points|value|fill)$/;

  function note(element, kind) {
    const often = changes.get(element);
    if (often?.count >= 20) { // known well enough to save the layout
      often.count += 1;
      often.last = seconds();
      return;
    }
    if (!(element instanceof Element) || !element.isConnected) return;
    if (element.closest("head, script, style, noscript, template")) return;
    if (!element.checkVisibility({ visibilityProperty: true }) && !changes.has(element)) return;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) return;
    if (!changes.has(element)) {
      if (changes.size >= 50) return;
      const words = (element.innerText ?? "").trim().replace(/\s+/g, " ").slice(0, 200);
      changes.set(element, { path: path(element), kinds: [], count: 0, first: seconds(), words });
    }
    const known = changes.get(element);
    if (!known.kinds.includes(kind)) known.kinds.push(kind);
    known.count += 1;
    known.last = seconds();
  }
  new MutationObserver((records) => {
    for (const each of records) {
      if (each.type === "characterData") note(each.target.parentElement, "text");
      else if (each.type === "childList") note(each.target, "content");
      else if (SEEN.test(each.attributeName)) note(each.target, each.attributeName);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  window.navigation?.addEventListener("navigate", (event) => {
    if (event.destination.sameDocument || event.downloadRequest !== null || leaves.length >= 20) return;
    leaves.push({ seconds: seconds(), url: event.destination.url });
  });
  for (const name of ["alert", "confirm", "prompt"]) window[name] = () => { asked = true; return null; };

  // A device that is tilted one way, then the other, and shaken.
  async function tilted() {
    const before = new Map(changes);
    changes.clear();
    const values = () => [...document.querySelectorAll("input, progress, meter")].map((each) => [each, each.value]);
    const held = values();
    for (const gamma of [-40, 40, 0]) {
      window.dispatchEvent(new DeviceOrientationEvent("deviceorientation", { alpha: 10, beta: gamma, gamma }));
      const acceleration = { x: gamma, y: gamma, z: 9 };
      const shaken = { acceleration, accelerationIncludingGravity: acceleration, interval: 16 };
      window.dispatchEvent(new DeviceMotionEvent("devicemotion", shaken));
      await new Promise((done) => requestAnimationFrame(done));
    }
    await Promise.resolve();
    const moved = [...changes.values()].map((each) => each.path);
    for (const [each, value] of held) if (each.value !== value) moved.push(path(each));
    changes.clear();
    for (const [element, change] of before) changes.set(element, change);
    return [...new Set(moved)].slice(0, 20);
  }
  // From now on nothing is drawn for its own sake: an hour has too many frames.
  function rest() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*, *::before, *::after { animation: none !important; transition: none !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    for (const each of document.querySelectorAll("marquee")) each.stop();
    window.requestAnimationFrame = (does) => setTimeout(() => does(performance.now()), 1000);
  }
  Object.defineProperty(window, Symbol.for("harness.watched"), { value: {
    loaded: () => { changes.clear(); }, tilted, rest,
    found: () => ({ changes: [...changes.values()], leaves, asked, watched: seconds(), capped: changes.size >= 50 }),
  } });
})();
