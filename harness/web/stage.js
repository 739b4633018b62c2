// Put into every document before its own scripts: says where an element stands, and who listens for what.
(() => {
  const KEY = Symbol.for("harness");
  if (window[KEY]) return;
  const heard = new Map();
  const add = EventTarget.prototype.addEventListener;
  // Playwright listens to the window itself, from the first time that it is asked for more than to run a function.
  const ours = () => /\bInjectedScript\b/.test(new Error().stack);
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    const target = this ?? window;
    if (target !== window || !ours()) {
      if (!heard.has(target)) heard.set(target, new Set());
      heard.get(target).add(String(type));
    }
    return add.call(target, type, ...rest);
  };
  const later = window.setTimeout;
  const loaded = (patience) => new Promise((done) => {
    const until = performance.now() + patience;
    (function look() {
      if (document.readyState === "complete" || performance.now() > until) done(document.readyState === "complete");
      else later.call(window, look, 4);
    })();
  });
  const timers = [];
  const waiting = new Map();
  let ahead = 0;
  for (const name of ["setTimeout", "setInterval"]) {
    const original = window[name];
    window[name] = function (does, wait, ...rest) {
      const made = { kind: name, wait: Number(wait) || 0, at: performance.now() + ahead };
      if (timers.length < 500) timers.push(made);
      if (typeof does !== "function") return original.call(window, does, wait, ...rest);
      const run = () => {
        if (name === "setTimeout") waiting.delete(id);
        does.apply(window, rest);
      };
      const id = original.call(window, run, wait);
      waiting.set(id, { ...made, id, run, due: made.at + made.wait });
      return id;
    };
  }
  for (const name of ["clearTimeout", "clearInterval"]) {
    const original = window[name];
    window[name] = (id) => {
      waiting.delete(id);
      original.call(window, id);
    };
  }
  // Lets time pass at once: runs what was set going since a moment and is due within so many milliseconds, until
  // something has come about; says after how many milliseconds it had.
  function elapse(span, since = 0, until = () => false) {
    const start = performance.now();
    let after = null;
    for (let left = 300; left > 0 && after === null; left--) {
      const due = [...waiting.values()].filter((each) => each.at >= since && each.due <= start + span);
      if (!due.length) break;
      const next = due.reduce((one, other) => (other.due < one.due ? other : one));
      const at = next.due;
      ahead = Math.max(0, at - performance.now());
      if (next.kind === "setInterval") next.due += Math.max(next.wait, 10);
      else window.clearTimeout(next.id);
      try {
        next.run();
      } catch {
        // The page's own mistake.
      }
      if (until()) after = Math.max(0, at - start);
    }
    ahead = 0;
    return after;
  }

  // A form's field that is called "children", or a picture "activeElement", hides the form's or the document's own.
  const own = (kind, name) => {
    const get = Object.getOwnPropertyDescriptor(kind.prototype, name).get;
    return (node) => get.call(node);
  };
  const kind = own(Node, "nodeType"); // instanceof does not know what was made in a frame
  const around = own(Node, "parentNode");
  const inElement = own(Element, "children");
  const inFragment = own(DocumentFragment, "children");
  const root = own(Document, "documentElement");
  const active = own(Document, "activeElement");
  const children = (node) => (kind(node) === Node.ELEMENT_NODE ? inElement : inFragment)(node);

  // Child numbers from the root; "!" steps into a shadow tree. harness/web/snapshot.py builds the same.
  function path(element) {
    if (!element) return null;
    let steps = "";
    for (let at = element; ; ) {
      const outer = around(at);
      if (!outer || kind(outer) === Node.DOCUMENT_NODE) return `/${steps}`;
      const number = Array.prototype.indexOf.call(children(outer), at);
      const shadow = kind(outer) === Node.DOCUMENT_FRAGMENT_NODE && Boolean(outer.host);
      steps = `${shadow ? "!" : ""}${number}/${steps}`;
      at = shadow ? outer.host : outer;
    }
  }
  function element(wanted) {
    let at = root(document);
    for (const step of wanted.split("/").filter(Boolean)) {
      at = step.startsWith("!") ? at?.shadowRoot?.children[Number(step.slice(1))] : at && children(at)[Number(step)];
    }
    return at ?? null;
  }
  function focused() {
    let at = active(document);
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  }
  // What a script sets as a property (element.onclick = …) is no call of addEventListener.
  const HANDLERS = ("click dblclick mousedown mouseup mouseover mouseout mouseenter pointerdown pointerup touchstart " +
    "keydown keyup keypress change input focus blur submit paste").split(" ");

  function listeners() {
    const found = {};
    for (const [target, types] of heard) {
      if (target instanceof Element && target.isConnected) found[path(target)] = [...types];
    }
    for (const each of document.getElementsByTagName("*")) {
      const set = HANDLERS.filter((type) => typeof each[`on${type}`] === "function" && !each.hasAttribute(`on${type}`));
      if (set.length) found[path(each)] = [...new Set([...(found[path(each)] ?? []), ...set])];
    }
    for (const [name, target] of [["window", window], ["document", document]]) {
      if (heard.has(target)) found[name] = [...heard.get(target)];
    }
    return found;
  }
  const hears = (target, type) => Boolean(heard.get(target)?.has(type)) || typeof target[`on${type}`] === "function";
  const value = { path, element, children, focused, listeners, hears, loaded, timers, elapse };
  Object.defineProperty(window, KEY, { value });
})();
