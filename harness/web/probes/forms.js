// Finds the forms of a document, and sends one of them.
(() => {
  const stage = window[Symbol.for("harness")];
  const MARK = Symbol.for("harness.forms");
  const whole = (list) => new RegExp(`\\b(${list.trim().split(/\s*,\s*/).join("|")})\\b`, "i");
  const SENDS = whole(`continue, submit, save, send, next, check, search, find, confirm, apply, log ?in, sign ?in,
    register, calculate, go, ok, parhau, anfon, cyflwyno, cadw, nesaf, chwilio`);
  const RISKY = whole(`delete, remove, pay, buy, order, withdraw, cancel, close account, unsubscribe, sign ?out,
    log ?out, dileu, talu`);
  const TYPED = new Set(["text", "email", "url", "tel", "number", "password", "textarea"]);
  const NOT_FIELDS = new Set(["hidden", "submit", "button", "reset", "image", "fieldset", "output", "object"]);

  const kind = (field) => String(field.type ?? "").toLowerCase();
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const onPage = box.width > 0 && box.height > 0 && box.right > 0 && box.bottom + scrollY > 0;
    return onPage && style.visibility === "visible";
  };
  const usable = (element) => !element.matches(":disabled") && shown(element);
  const words = (element) => `${element.textContent || element.value || ""} ${element.ariaLabel ?? ""}`.slice(0, 200);
  const isField = (element) => kind(element) && !NOT_FIELDS.has(kind(element)) && usable(element);
  const isSubmit = (element) => ["submit", "image"].includes(kind(element)) && usable(element);
  const elementsOf = Object.getOwnPropertyDescriptor(HTMLFormElement.prototype, "elements").get; // a field may hide it
  const all = (selector) => [...document.querySelectorAll(selector)];

  // Fields that stand in no form go with the first button after them that stands in none and says that it sends.
  function loose() {
    const fields = all("input, select, textarea").filter((each) => !each.form && isField(each));
    if (!fields.length) return [];
    const last = fields[fields.length - 1];
    const button = all("button, input").find(
      (each) => !each.form && ["submit", "button"].includes(kind(each)) && usable(each) &&
        last.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING && SENDS.test(words(each)));
    return button ? [{ element: button, button, fields }] : [];
  }
  function found() {
    const forms = all("form").map((element) => {
      const controls = [...elementsOf.call(element)];
      const inputs = all("input[type=image]").filter((each) => each.form === element); // not among a form's elements
      const buttons = [...controls, ...inputs].filter(isSubmit);
      return {
        element, fields: controls.filter(isField),
        button: buttons.find((each) => !RISKY.test(words(each))) ?? buttons[0],
      };
    });
    return [...forms, ...loose()].filter((each) => each.button && each.fields.length);
  }
  // What tells a field from the others once the page has been answered with another document.
  const alike = (tag, name, type, value) => all(tag).filter(
    (each) => each.name === name && (!["radio", "checkbox"].includes(type) || each.value === value));
  function described(field) {
    const about = {
      path: stage.path(field), id: field.id, name: field.name, tag: field.localName, type: kind(field),
      value: field.getAttribute("value") ?? field.value,
    };
    return { ...about, nth: alike(about.tag, about.name, about.type, about.value).indexOf(field) };
  }
  function forms() {
    return found().map(({ element, button, fields }) => ({
      path: stage.path(element),
      button: stage.path(button),
      fields: fields.map(described),
      typed: fields.some((each) => wrong(each) !== null),
      aside: Boolean(element.closest("header, footer, nav, search, [role=search], [role=banner], [role=dialog]")) ||
        fields.every((each) => kind(each) === "search"),
      risky: RISKY.test(words(button)) ? "its button may pay for, end or take away something"
        : fields.some((each) => kind(each) === "password") ? "it asks for a password"
        : fields.some((each) => /\bcc-/.test(each.autocomplete ?? "") ||
          /card.?(no|num)|cvc|cvv|security.?code/i.test(`${each.name} ${each.id}`)) ? "it takes a payment" : null,
    }));
  }

  // A value that cannot be right for a field; null where a person cannot enter one.
  function wrong(field) {
    const type = kind(field);
    if (!TYPED.has(type) || field.readOnly) return null;
    if (type === "number") return "e"; // of letters, the only one that the browser lets in
    if (["email", "url", "tel", "password"].includes(type)) return "x";
    if (field.pattern) {
      try {
        const pattern = new RegExp(`^(?:${field.pattern})$`, "v");
        return ["x", "!", "9"].find((each) => !pattern.test(each)) ?? "x";
      } catch { return "x"; }
    }
    const asks = `${[...(field.labels ?? [])].map(words).join(" ")} ${field.name} ${field.id}`;
    if (/\b(day|month|year|dydd|mis|blwyddyn)\b/i.test(asks.replace(/[-_\d]/g, " "))) return "99";
    if (/\b(date|birth|dob|dyddiad|geni)\b/i.test(asks.replace(/[-_\d]/g, " "))) return "99/99/9999";
    return "x";
  }
  function enter(field, value) {
    field.focus();
    field.select?.();
    document.execCommand("insertText", false, value); // as a hand does it: checks of length wait for that
    if (field.value !== value && kind(field) !== "number") {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, value);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
  function choose(list) {
    const option = list.value ? null : [...list.options].find((each) => each.value && !each.disabled);
    if (!option) return false;
    list.value = option.value;
    list.dispatchEvent(new Event("input", { bubbles: true }));
    list.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }
  // The first of the radio buttons of each name, and check boxes without which the form does not go.
  function mustTick(field, chosen) {
    const ticks = kind(field) === "radio" ? !chosen.has(field.name)
      : kind(field) === "checkbox" && field.required && !field.checked;
    if (kind(field) === "radio") chosen.add(field.name);
    if (ticks) field.click();
    return ticks;
  }
  function fill(fields) {
    const entered = {};
    const chosen = new Set();
    for (const field of fields) {
      const [path, type, value] = [stage.path(field), kind(field), wrong(field)];
      if (value !== null) {
        enter(field, value);
        entered[path] = value;
      } else if (type === "select-one" ? choose(field) : mustTick(field, chosen)) {
        entered[path] = "chosen";
      }
    }
    return entered;
  }

  // Where a form that was sent goes, and whether that takes the page's place, opens a window, or is no page at all.
  function leaves({ target, submitter }) {
    const asked = (name) => submitter?.getAttribute(`form${name}`) ?? target.getAttribute(name) ?? "";
    const here = ["", "_self", "_top", "_parent"].includes(asked("target").toLowerCase());
    const to = URL.parse(asked("action").trim() || location.href, document.baseURI);
    return { to: to?.href ?? null, how: !/^https?:$/.test(to?.protocol) ? "hands-on" : here ? "here" : "window" };
  }

  // Sends a form and says at once what came of it; what scripts do later is looked for afterwards.
  function send({ path, button, fields, fills }) {
    const presses = stage.element(button);
    const inside = fields.map(stage.element).filter(Boolean);
    if (!presses || !stage.element(path) || inside.length !== fields.length) return null;
    document[MARK] = new Map(inside.map((each, at) => [fields[at], each]));
    const entered = fills ? fill(inside) : {};
    const invalid = [], submits = [];
    const note = (list) => (event) => list.push(event);
    const [hearInvalid, hearSubmit] = [note(invalid), note(submits)];
    window.addEventListener("invalid", hearInvalid, true);
    window.addEventListener("submit", hearSubmit, true);
    document.activeElement?.blur?.();
    presses.focus();
    try { presses.click(); } finally {
      window.removeEventListener("invalid", hearInvalid, true);
      window.removeEventListener("submit", hearSubmit, true);
    }
    const goes = submits.filter(({ defaultPrevented, target }) =>
      !defaultPrevented && target.isConnected && target.getAttribute("method") !== "dialog");
    return {
      entered,
      refused: invalid.filter(({ target }) => inside.includes(target)).map(({ target, defaultPrevented }) => ({
        path: fields[inside.indexOf(target)], message: target.validationMessage, shown: !defaultPrevented,
      })),
      ...(goes.length ? leaves(goes[0]) : { to: null, how: null }),
    };
  }
  // Resolves when the page has been still for a moment; a page that does nothing at all is waited for a little longer.
  function still({ quiet, patience, first }) {
    return new Promise((done) => {
      const ends = () => { watcher.disconnect(); done(true); };
      let timer = window.setTimeout(ends, first);
      const watcher = new MutationObserver(() => { clearTimeout(timer); timer = window.setTimeout(ends, quiet); });
      watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      window.setTimeout(ends, patience);
    });
  }
  // Where the fields of before are now: the same elements, or what bears their names in the document that followed.
  function now(fields) {
    const marked = document[MARK];
    const places = {};
    for (const { path, id, name, tag, type, value, nth } of fields) {
      const element = marked ? marked.get(path)
        : (id && document.getElementById(id)) || (name && alike(tag, name, type, value)[nth]);
      places[path] = element?.isConnected ? stage.path(element) : null;
    }
    return { answered: !marked, title: document.title, places };
  }
  return { forms, send, still, now };
})()
