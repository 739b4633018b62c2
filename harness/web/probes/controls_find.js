// Finds what can be used in a page on trial.
// --- what there is to try ----------------------------------------------------------------------------------------

const kind = (e) =>
  [
    e.localName,
    e.getAttribute("role"),
    e.type,
    e.className && String(e.className),
    e.getAttribute("aria-haspopup"),
    around(e)?.localName,
  ].join("|");
// A few of those that are alike, and the most likely first.
function some(elements, weight, most, alike) {
  const counts = new Map();
  const kept = elements.filter((e) => {
    const number = (counts.get(kind(e)) ?? 0) + 1;
    counts.set(kind(e), number);
    return number <= alike;
  });
  const order = kept.map((e, at) => [weight(e), at, e]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  const chosen = order.slice(0, most).map((each) => each[2]);
  return [chosen, elements.length - chosen.length];
}
const sends = (e) =>
  (e.localName === "button" && e.form && /^(submit|reset)$/.test(e.type)) ||
  e.matches("input[type=submit], input[type=image], input[type=reset]");
const target = (e) => {
  const href = e.getAttribute("href") ?? "";
  return href.length > 1 && href.startsWith("#")
    ? byId(decodeURIComponent(href.slice(1).replace(/%(?![\da-f]{2})/gi, "%25")))
    : null;
};
const ACTS = "[aria-expanded], [aria-haspopup], [aria-controls], [aria-pressed], [popovertarget], [commandfor]";
const ROLES =
  "[role=button], [role=tab], [role=menuitem], [role=menuitemcheckbox], [role=menuitemradio], [role=switch], [role=combobox]";
function mayAct(e, seen) {
  if (e.matches("summary, [popovertarget], [commandfor]") || heardAbove(e, [...CLICKS, ...KEYS])) return true;
  return e.localName === "a" && ((target(e) && !seen.has(target(e))) || e.matches("[role=button][href]"));
}
function isControl(e, seen) {
  if (!seen.has(e) || !reachable(e) || e.matches("select, textarea, input:not([type=button]):not([role])"))
    return false;
  const own = hears(e, [...CLICKS, ...KEYS]);
  if (sends(e) && !own && !e.matches(ACTS)) return false;
  if (e.localName === "a" && e.hasAttribute("href") && !own && !e.matches(`${ACTS}, ${ROLES}`)) {
    const href = e.getAttribute("href");
    if (!href.startsWith("#") && !/^javascript:/i.test(href)) return false;
    if (target(e) && seen.has(target(e)) && !heardAbove(e, CLICKS)) return false;
  }
  const known = e.matches(`button, summary, input[type=button], a, ${ACTS}, ${ROLES}`);
  return (known || own) && mayAct(e, seen);
}
const likely = (e) =>
  (e.matches(ACTS) ? 4 : 0) +
  (e.matches("button, summary, input[type=button]") ? 2 : 0) +
  (e.matches(ROLES) ? 2 : 0) +
  (hears(e, CLICKS) ? 2 : 0);

function invites(e) {
  if (hears(e, CLICKS)) return true;
  const parent = around(e);
  if (parent?.matches("dl, ul, ol, table, tr, tbody") && hears(parent, CLICKS)) return true;
  const points = getComputedStyle(e).cursor === "pointer" && parent && getComputedStyle(parent).cursor !== "pointer";
  return points && heardAbove(e, CLICKS);
}
// Whether a click on it may do something, while no key can reach it or anything in it or around it.
function isPointed(e) {
  if (e.matches("html, body, option, iframe, canvas, :disabled, [aria-disabled=true]") || !invites(e)) return false;
  if (reachable(e) || e.closest("label, a[href], button, summary, [inert]")) return false;
  if ([...e.querySelectorAll("*")].some(reachable)) return false;
  for (let at = around(e); at; at = around(at)) if (reachable(at)) return false;
  return true;
}

// Elements that style rules make something else appear for while the pointer is on them.
const REVEALS =
  /display|visibility|opacity|height|width|left|right|top|bottom|transform|clip|position|margin|scale|inset/;
function hoverRules(rules, found, seen, budget) {
  for (const rule of rules ?? []) {
    if (budget.left-- < 0) return;
    if (rule.cssRules && !rule.selectorText) hoverRules(rule.cssRules, found, seen, budget);
    if (!rule.selectorText?.includes(":hover") || ![...rule.style].some((each) => REVEALS.test(each))) continue;
    for (const selector of rule.selectorText.split(/,(?![^(]*\))/)) {
      const [start, rest] = [
        selector.slice(0, selector.indexOf(":hover")),
        selector.slice(selector.indexOf(":hover") + 6),
      ];
      if (!/[\s>+~]\s*[^\s]/.test(rest) || !start.trim() || budget.found > 40) continue;
      try {
        const hidden = [...document.querySelectorAll(selector.replaceAll(":hover", ""))].filter((e) => !seen.has(e));
        if (!hidden.length) continue;
        for (const e of document.querySelectorAll(start + (rest.match(/^[^\s>+~]*/)?.[0] ?? ""))) {
          if (seen.has(e) && budget.found++ < 40) found.add(e);
        }
      } catch {
        // A selector that the browser reads otherwise.
      }
    }
  }
}
function hovered(seen) {
  const found = new Set();
  const budget = { left: 20000, found: 0 };
  for (const sheet of document.styleSheets) {
    try {
      if (sheet.ownerNode?.textContent?.includes(":hover") || sheet.href)
        hoverRules(sheet.cssRules, found, seen, budget);
    } catch {
      // Somebody else's stylesheet.
    }
  }
  const types = ["mouseenter", "mouseover", "pointerenter", "pointerover"];
  for (const e of seen.keys()) if (!e.matches("html, body, main, form") && hears(e, types)) found.add(e);
  if (hears(document, types) || (document.body && hears(document.body, types))) {
    for (const e of document.querySelectorAll("nav li")) if (seen.has(e) && e.querySelector("ul, ol")) found.add(e);
  }
  return [...found];
}

const FIELDS =
  "input:not([type=hidden]):not([type=button]):not([type=submit]):not([type=image]):not([type=reset]):not([type=file]), select, textarea, [contenteditable=''], [contenteditable=true]";
const CHANGES = ["change", "input", "click", "beforeinput", ...KEYS];

function find(most) {
  const seen = look();
  const all = [...seen.keys()];
  const [controls, more] = some(
    all.filter((e) => isControl(e, seen)),
    likely,
    most,
    2,
  );
  const [pointed, others] = some(all.filter(isPointed), (e) => (hears(e, CLICKS) ? 1 : 0), 12, 3);
  const [hovers] = some(hovered(seen), () => 0, 8, 2);
  const enterable = [...document.querySelectorAll(FIELDS)].filter(
    (e) => usable(e) && !e.readOnly && e.checkVisibility(),
  );
  const [fields] = some(enterable, () => 0, 20, 8);
  return {
    controls: controls.map((e) => ({
      path: name(e),
      native: e.matches("button, summary, input"),
      role: e.getAttribute("role") ?? "",
      tag: e.localName,
      pressed: heardAbove(e, ["mousedown", "pointerdown", "mouseup", "pointerup"]),
    })),
    pointed: pointed.map(name),
    hovers: hovers.map(name),
    focused: fields.filter((e) => heardAbove(e, ["focus", "focusin"])).map(name),
    fields: fields
      .filter((e) => heardAbove(e, CHANGES))
      .map((e) => ({
        path: name(e),
        kind: e.localName === "input" ? e.type : e.localName,
        blurs: heardAbove(e, ["change", "blur", "focusout"]),
      })),
    keys: [document, window, document.body, document.documentElement].some((each) => each && hears(each, KEYS)),
    left_out: more + others,
  };
}
