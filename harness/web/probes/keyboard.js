// Looks at what has the focus in one document. Kept by the probe as a handle: nothing of it is left on the page.
(most) => {
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

  // --- colours: WCAG's relative luminance; what is not written as rgb() is not known ---------------------------------
  function colour(text) {
    const found = /rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)(?:(?:,| \/) ([\d.]+))?\)/.exec(text);
    return found && { rgb: found.slice(1, 4).map(Number), alpha: found[4] === undefined ? 1 : Number(found[4]) };
  }
  function luminance(rgb) {
    const light = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = rgb.map((each) => light(each / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return Math.round(((light + 0.05) / (dark + 0.05)) * 100) / 100;
  }
  function over(top, below) {
    return top && below && below.map((each, at) => top.rgb[at] * top.alpha + each * (1 - top.alpha));
  }
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
  const nothing = (text) => colour(text)?.alpha === 0;
  const line = (style, width, ink) =>
    style === "none" || width === "0px" || nothing(ink) ? "none" : `${style} ${width} ${ink}`;
  function shadow(text) {
    const drawn = text.split(/,(?![^(]*\))/).filter((each) => {
      const lengths = each.replace(/\w+\([^)]*\)/, "").match(/-?[\d.]+px/g) ?? [];
      return !nothing(each) && lengths.some((length) => parseFloat(length));
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
      "background-color": nothing(style.backgroundColor) ? "none" : style.backgroundColor,
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
  function changes(element) {
    const old = before.get(element);
    if (!old) return [];
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
    const over_ = new Map();
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
          const over = (each) => !related(each, element) && !labels.includes(each) && paints(each);
          const top = stack.slice(0, own).find(over);
          if (!top) continue;
          covered += 1;
          over_.set(top, (over_.get(top) ?? 0) + 1);
        }
      }
    }
    const most = [...over_].sort((a, b) => b[1] - a[1])[0];
    return { points, covered: points ? covered / points : 0, covered_by: most ? path(most[0]) : null };
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
    return typed && !element.readOnly && !nothing(getComputedStyle(element).caretColor) && !unseen(element);
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
      let changed = closely ? changes(element) : [];
      if (closely && !changed.length) {
        finish(element);
        changed = changes(element);
      }
      const hidden = unseen(element);
      const labelled = [...(element.labels ?? [])].some((label) => !unseen(label));
      const over_ = hidden ? { points: 1, covered: 0, covered_by: null } : covering(element);
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
          covered: over_.covered,
          covered_by: over_.covered_by,
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
}
