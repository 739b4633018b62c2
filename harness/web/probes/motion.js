// What moves on a page. Evaluated in it by harness/web/probes/motion.py, which asks for one of these by name.
(() => {
  const MOST = 50;
  const tools = window[Symbol.for("harness")];
  const shown = (element) => element.checkVisibility({ opacityProperty: false, visibilityProperty: true });

  function area(element) {
    const box = element.getBoundingClientRect();
    return Math.round(Math.max(0, Math.min(box.width, innerWidth)) * Math.max(0, Math.min(box.height, innerHeight)));
  }

  // How light a key frame is, 0 to 1; none where it says nothing about that.
  function light(frame) {
    if (frame.visibility) return frame.visibility === "visible" ? 1 : 0;
    if (frame.opacity !== undefined) return Number(frame.opacity);
    const colour = (frame.backgroundColor ?? frame.color ?? "").match(/^rgba?\((\d+), (\d+), (\d+)/);
    if (!colour) return null;
    return (0.2126 * colour[1] + 0.7152 * colour[2] + 0.0722 * colour[3]) / 255;
  }

  function flashes(frames, timing) {
    const levels = frames.map(light).filter((level) => level !== null);
    if (levels.length < 2 || !timing.duration) return 0;
    const back = /alternate/.test(timing.direction);
    const round = back ? [...levels, ...levels.slice(0, -1).reverse()] : [...levels, levels[0]];
    let turns = 0, direction = 0, from = round[0];
    for (const level of round.slice(1)) {
      if (Math.abs(level - from) < 0.1) continue; // WCAG 2.2 counts changes of a tenth of the full range
      const now = Math.sign(level - from);
      if (now !== direction) turns += 1;
      [direction, from] = [now, level];
    }
    const seconds = (timing.duration / 1000) * (back ? 2 : 1);
    return Math.round((turns / 2 / seconds) * 100) / 100;
  }

  function animations() {
    return document.getAnimations().flatMap((each) => {
      const element = each.effect?.target;
      if (!element?.isConnected || !shown(element) || each instanceof CSSTransition) return [];
      const timing = each.effect.getComputedTiming();
      const frames = each.effect.getKeyframes();
      const besides = new Set(["offset", "computedOffset", "easing", "composite"]);
      const properties = [...new Set(frames.flatMap(Object.keys))].filter((name) => !besides.has(name));
      const end = timing.endTime === undefined ? timing.duration * timing.iterations : timing.endTime;
      return [{
        path: tools.path(element), name: each.animationName ?? "", properties, area: area(element),
        seconds: Number.isFinite(end) ? end / 1000 : null,
        flashes: timing.iterations * timing.duration >= 1000 ? flashes(frames, timing) : 0,
      }];
    }).slice(0, MOST);
  }

  async function inside(url) {
    try {
      const answer = await fetch(url, { cache: "force-cache" });
      const type = answer.headers.get("content-type")?.split(";")[0] ?? "";
      if (!answer.ok || !type.startsWith("image/")) return {};
      const decoder = new ImageDecoder({ data: await answer.arrayBuffer(), type });
      await decoder.tracks.ready;
      const track = decoder.tracks.selectedTrack;
      let length = 0;
      for (let frame = 0; frame < Math.min(track.frameCount, 30); frame += 1) {
        length += ((await decoder.decode({ frameIndex: frame })).image.duration ?? 0) / 1e6;
      }
      const whole = track.frameCount > 30 ? (length / 30) * track.frameCount : length;
      const ends = Number.isFinite(track.repetitionCount);
      return { frames: track.frameCount, seconds: ends ? whole * (track.repetitionCount + 1) : null };
    } catch {
      return {}; // not fetched, or no picture after all
    }
  }
  const first = (work) => Promise.race([work, new Promise((done) => setTimeout(() => done({}), 1000))]);

  async function pictures() {
    const moves = (url) => /^data:image\/(gif|webp|apng)|\.(gif|webp|apng)([?#]|$)/i.test(url);
    const found = [...document.images, ...document.querySelectorAll("input[type=image]")]
      .map((element) => [element, element.currentSrc || element.src])
      .filter(([element, url]) => moves(url) && shown(element));
    const grounds = performance.getEntriesByType("resource")
      .some((each) => /css|link/.test(each.initiatorType) && moves(each.name));
    for (const element of grounds ? document.querySelectorAll("body *") : []) {
      const url = getComputedStyle(element).backgroundImage.match(/url\("([^"]+)"\)/)?.[1];
      if (url && moves(url) && shown(element)) found.push([element, url]);
    }
    return Promise.all(found.slice(0, 10).map(async ([element, url]) => ({
      path: tools.path(element), url: url.slice(0, 200), ...(await first(inside(url))),
    })));
  }

  const plays = (each) => each.autoplay || !each.paused;
  const playing = () => [...document.querySelectorAll("video, audio")].filter(plays).map((each) => ({
    path: tools.path(each), tag: each.localName, controls: each.controls,
  })).slice(0, MOST);

  const listens = () => ["devicemotion", "deviceorientation"].some((kind) =>
    tools.listeners().window?.includes(kind) || window[`on${kind}`]);

  // Whether scripts of the page wait for something that is worth waiting for with them.
  const waits = () =>
    tools.timers.length > 20 || tools.timers.some((each) => each.kind === "setInterval" || each.wait >= 500);

  return {
    animations,
    begin: async () => ({
      despite: animations(), pictures: await pictures(), playing: playing(), waits: waits() || listens(),
    }),
  };
})()
