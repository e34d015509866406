// Colours as eyes see them: contrast (WCAG 2.2), difference (CIEDE2000), and what is left of them for those who see
// fewer (Machado, Oliveira and Fernandes 2009, full severity) or on paper without colour.

/** `rgb(…)` or `#rrggbb` as three parts from 0 to 1. */
export function parse(colour) {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour.trim());
  if (short) return short.slice(1).map((part) => parseInt(part + part, 16) / 255);
  const hex = /^#([0-9a-f]{6})$/i.exec(colour.trim());
  if (hex) return [0, 2, 4].map((at) => parseInt(hex[1].slice(at, at + 2), 16) / 255);
  return colour.match(/[\d.]+/g).slice(0, 3).map((part) => Number(part) / 255);
}

const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const curved = (part) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);
const times = (matrix, [x, y, z]) => matrix.map(([a, b, c]) => a * x + b * y + c * z);

export function luminance(colour) {
  const [r, g, b] = colour.map(linear);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const EYES = {
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** Ways to see a colour, by name. */
export const sights = {
  "all colours": (colour) => colour,
  ...Object.fromEntries(Object.entries(EYES).map(([name, matrix]) =>
    [name, (colour) => times(matrix, colour.map(linear)).map((part) => curved(Math.min(1, Math.max(0, part))))])),
  grey: (colour) => { const part = curved(luminance(colour)); return [part, part, part]; },
};

function lab(colour) {
  const xyz = times([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]], colour.map(linear));
  const [x, y, z] = xyz.map((part, at) => part / [0.95047, 1, 1.08883][at]).map((part) => (part > 216 / 24389 ? Math.cbrt(part) : (24389 / 27 * part + 16) / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIEDE2000: 1 is just seen side by side, 10 at a glance. */
export function difference(one, other) {
  const [[l1, a1, b1], [l2, a2, b2]] = [lab(one), lab(other)], rad = Math.PI / 180;
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const polar = (a, b) => { const x = a * (1 + g); return [Math.hypot(x, b), b === 0 && x === 0 ? 0 : (Math.atan2(b, x) / rad + 360) % 360]; };
  const [[c1, h1], [c2, h2]] = [polar(a1, b1), polar(a2, b2)];
  const grey = c1 * c2 === 0;
  let turn = h2 - h1;
  if (grey) turn = 0; else if (turn > 180) turn -= 360; else if (turn < -180) turn += 360;
  const dL = l2 - l1, dC = c2 - c1, dH = 2 * Math.sqrt(c1 * c2) * Math.sin(turn / 2 * rad);
  const L = (l1 + l2) / 2, C = (c1 + c2) / 2;
  let H = h1 + h2;
  if (!grey) H = Math.abs(h1 - h2) <= 180 ? H / 2 : H < 360 ? (H + 360) / 2 : (H - 360) / 2;
  const T = 1 - 0.17 * Math.cos((H - 30) * rad) + 0.24 * Math.cos(2 * H * rad) + 0.32 * Math.cos((3 * H + 6) * rad) - 0.2 * Math.cos((4 * H - 63) * rad);
  const sL = 1 + 0.015 * (L - 50) ** 2 / Math.sqrt(20 + (L - 50) ** 2), sC = 1 + 0.045 * C, sH = 1 + 0.015 * C * T;
  const rT = -2 * Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7)) * Math.sin(60 * Math.exp(-(((H - 275) / 25) ** 2)) * rad);
  return Math.sqrt((dL / sL) ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2 + rT * (dC / sC) * (dH / sH));
}
