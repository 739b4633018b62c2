// Put into every document before its own scripts: says where an element stands, and who listens for what.
(() => {
  const KEY = Symbol.for("harness");
  if (window[KEY]) return;
  const heard = new Map();
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    const target = this ?? window;
    if (!heard.has(target)) heard.set(target, new Set());
    heard.get(target).add(String(type));
    return add.call(target, type, ...rest);
  };
  const timers = [];
  for (const name of ["setTimeout", "setInterval"]) {
    const original = window[name];
    window[name] = function (does, wait, ...rest) {
      if (timers.length < 500) timers.push({ kind: name, wait: Number(wait) || 0, at: performance.now() });
      return original.call(window, does, wait, ...rest);
    };
  }

  // Child numbers from the root; "!" steps into a shadow tree. harness/web/snapshot.py builds the same.
  function path(element) {
    if (!element) return null;
    let steps = "";
    for (let at = element; ; ) {
      const around = at.parentNode;
      if (!around || around.nodeType === Node.DOCUMENT_NODE) return `/${steps}`;
      const number = Array.prototype.indexOf.call(around.children, at);
      const shadow = around instanceof ShadowRoot;
      steps = `${shadow ? "!" : ""}${number}/${steps}`;
      at = shadow ? around.host : around;
    }
  }
  function element(wanted) {
    let at = document.documentElement;
    for (const step of wanted.split("/").filter(Boolean)) {
      at = step.startsWith("!") ? at?.shadowRoot?.children[Number(step.slice(1))] : at?.children[Number(step)];
    }
    return at ?? null;
  }
  function focused() {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  }
  function listeners() {
    const found = {};
    for (const [target, types] of heard) {
      if (target instanceof Element && target.isConnected) found[path(target)] = [...types];
    }
    for (const [name, target] of [["window", window], ["document", document]]) {
      if (heard.has(target)) found[name] = [...heard.get(target)];
    }
    return found;
  }
  Object.defineProperty(window, KEY, { value: { path, element, focused, listeners, timers } });
})();
