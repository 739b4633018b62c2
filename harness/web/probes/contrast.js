// Two colours compared as WCAG 2.2 compares them; one that is not written as rgb() is not known. Put in front of the
// scripts that compare any.
function colour(text) {
  const found = /rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)(?:(?:,| \/) ([\d.]+))?\)/.exec(text);
  return found && { rgb: found.slice(1, 4).map(Number), alpha: found[4] === undefined ? 1 : Number(found[4]) };
}
const clear = (text) => colour(text)?.alpha === 0;
// What is seen of a colour on a ground.
const over = (top, below) => top && below && below.map((each, at) => top.rgb[at] * top.alpha + each * (1 - top.alpha));
const light = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
// Relative luminance.
const luminance = ([r, g, b]) => 0.2126 * light(r / 255) + 0.7152 * light(g / 255) + 0.0722 * light(b / 255);
// The contrast ratio, 1 to 21, to the hundredth.
function contrast(one, other) {
  const [first, second] = [luminance(one), luminance(other)];
  return Math.round(((Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05)) * 100) / 100;
}
