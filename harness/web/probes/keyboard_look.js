// How a thing looks with the focus and without it. The second of three parts of one function: contrast.js comes before
// it, keyboard.js after.

// What is painted behind an element, as far as colours tell; null where a picture is.
function behind(element) {
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
    const style = getComputedStyle(at);
    if (style.backgroundImage !== "none") return null;
    const own = colour(style.backgroundColor);
    if (!own) return null;
    if (own.alpha > 0) return own.alpha === 1 ? own.rgb : over(own, behind(at.parentElement));
  }
  return [255, 255, 255];
}

// --- how a thing looks: its styles with what draws nothing written as "none" -----------------------------------
const line = (style, width, ink) =>
  style === "none" || width === "0px" || clear(ink) ? "none" : `${style} ${width} ${ink}`;
function shadow(text) {
  const drawn = text.split(/,(?![^(]*\))/).filter((each) => {
    const lengths = each.replace(/\w+\([^)]*\)/, "").match(/-?[\d.]+px/g) ?? [];
    return !clear(each) && lengths.some((length) => parseFloat(length));
  });
  return drawn.join().trim() || "none";
}
function look(element, pseudo) {
  const style = getComputedStyle(element, pseudo);
  if (pseudo && (style.content === "none" || style.content === "normal")) return null;
  const sides = ["Top", "Right", "Bottom", "Left"].map((side) =>
    line(style[`border${side}Style`], style[`border${side}Width`], style[`border${side}Color`]));
  const decorated = style.textDecorationLine;
  const drawn = `${style.textDecorationThickness} ${style.textDecorationStyle} ${style.textDecorationColor}`;
  return {
    "outline": line(style.outlineStyle, style.outlineWidth, style.outlineColor),
    "border": sides.every((side) => side === "none") ? "none" : sides.join(", "),
    "box-shadow": shadow(style.boxShadow),
    "background-color": clear(style.backgroundColor) ? "none" : style.backgroundColor,
    "background-image": style.backgroundImage,
    "text-decoration": decorated === "none" ? "none" : `${decorated} ${drawn}`,
    "color": style.color,
    "opacity": style.opacity,
    "transform": style.transform,
    "filter": style.filter,
    "font-weight": style.fontWeight,
    "fill": style.fill,
    "stroke": style.stroke,
  };
}
// What may show the focus of an element: itself, what is in it and around it, and what stands for it.
function parts(element) {
  const found = [["", element]];
  const add = (name, other) => other instanceof Element && other !== document.body && found.push([name, other]);
  add("parent", element.parentElement ?? element.getRootNode().host);
  add("next", element.nextElementSibling);
  add("previous", element.previousElementSibling);
  for (const label of [...(element.labels ?? [])].slice(0, 2)) add("label", label);
  for (const inside of [...element.querySelectorAll("*")].slice(0, 3)) add("inside", inside);
  return found;
}
function looks(element) {
  const found = [];
  for (const [name, part] of parts(element)) {
    const shown = !unseen(part);
    for (const pseudo of ["", "::before", "::after"]) {
      const own = look(part, pseudo || null);
      if (own) found.push({ name: name + pseudo, part, pseudo, shown, look: own });
    }
  }
  return { parts: found, hidden: unseen(element), size: size(element) };
}
function size(element) {
  const box = element.getBoundingClientRect();
  return `${Math.round(box.width)} by ${Math.round(box.height)}`;
}

// Why an eye cannot find it; null where it can.
function unseen(element) {
  const box = element.getBoundingClientRect();
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return "transparent";
  if (box.width < 2 || box.height < 2) {
    // A link around something that floats has no size of its own.
    const floats = (child) => child.getBoundingClientRect().height >= 2 && !unseen(child);
    return [...element.children].some(floats) ? null : "tiny";
  }
  if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return "off the page";
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
    const style = getComputedStyle(at);
    const own = at.getBoundingClientRect();
    if (/^inset\((50|100)%/.test(style.clipPath)) return "clipped";
    const lifted = /^(absolute|fixed)$/.test(style.position);
    if (lifted && /^rect\((0px, 0px, 0px, 0px|1px, 1px, 1px, 1px)\)$/.test(style.clip)) return "clipped";
    if (at !== element && /hidden|clip/.test(style.overflowX) && (own.width < 2 || own.height < 2)) return "clipped";
  }
  return null;
}

function measured(style, was, is, part) {
  const ground = behind(part.parentElement);
  if (style === "outline" || style === "border" || style === "box-shadow") {
    // Something thicker, or of another colour: the best of its inks against what was there.
    if (/auto/.test(is)) return null;
    const inks = (is === "none" ? was : is).match(/rgba?\([^)]*\)/g) ?? [];
    const known = ground && inks.map((ink) => contrast(over(colour(ink), ground), ground));
    return known?.length ? Math.max(...known) : null;
  }
  if (style === "background-color" || style === "color") {
    const [then, now] = [was, is].map((text) => (text === "none" ? ground : over(colour(text), ground)));
    return then && now && contrast(then, now);
  }
  if (style === "text-decoration") {
    const [own, then, now] = [behind(part), colour(was), colour(is)];
    return own && contrast(then ? over(then, own) : own, now ? over(now, own) : own);
  }
  return null;
}
// What looks otherwise than it did.
function changes(element, old) {
  const now = looks(element);
  const found = [];
  for (const each of now.parts) {
    const then = old.parts.find((other) => other.name === each.name && other.part === each.part);
    if (!each.shown) continue;
    for (const [style, is] of Object.entries(each.look)) {
      const was = then ? then.look[style] : "none";
      if (was === is || (!then && is === "none")) continue;
      found.push({ of: each.name, style, before: was, after: is, contrast: measured(style, was, is, each.part) });
    }
  }
  if (!now.hidden && (old.hidden || old.size !== now.size)) {
    found.push({ of: "", style: "box", before: old.hidden ?? old.size, after: now.size, contrast: null });
  }
  return found;
}
// Half-way through a transition a style is still the old one.
function finish(element) {
  const around = element.parentElement ?? element;
  for (const each of around.getAnimations({ subtree: true })) {
    if (each instanceof CSSTransition) each.finish();
  }
}
