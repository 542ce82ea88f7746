// Charts in SVG: percentiles over time on a logarithmic scale, and a histogram. They take their colours from the style sheet.
import { h, s } from './dom.js';
import { clock } from './parts.js';
import { count, span } from './words.js';

const HEIGHT = 250;
const PAD = { left: 54, right: 14, top: 12, bottom: 26 };
const LINES = ['p50', 'p95', 'p99'];
export const narrow = matchMedia('(max-width: 700px)');

/** Of the drawing: near that of the page, so that its letters keep their size. */
const wide = () => (narrow.matches ? 340 : 920);

/** Percentiles of each slot as three lines; slots without a story are gaps. */
export function percentiles(slots, label) {
  const width = wide();
  const values = slots.flatMap((slot) => LINES.map((l) => slot[l])).filter((v) => v > 0);
  const [low, high] = decades(values);
  const x = (i) => PAD.left + (i * (width - PAD.left - PAD.right)) / Math.max(1, slots.length - 1);
  const y = (v) => HEIGHT - PAD.bottom - ((Math.log10(Math.max(v, low)) - Math.log10(low)) / (Math.log10(high) - Math.log10(low))) * (HEIGHT - PAD.top - PAD.bottom);
  const cursor = s('line.cursor', { y1: PAD.top, y2: HEIGHT - PAD.bottom, visibility: 'hidden' });
  const told = h('p.key', { 'aria-live': 'off' });
  const tell = (i) => told.replaceChildren(...legend(slots[i]));
  const chart = s(
    'svg.chart',
    { viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': label },
    ticks(low, high).map((v) => [s('line.grid', { x1: PAD.left, x2: width - PAD.right, y1: y(v), y2: y(v) }), s('text', { x: PAD.left - 8, y: y(v) + 4, 'text-anchor': 'end' }, span(v))]),
    times(slots).map((i) => s('text', { x: x(i), y: HEIGHT - 6, 'text-anchor': i === 0 ? 'start' : i === slots.length - 1 ? 'end' : 'middle' }, new Date(slots[i].at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }))),
    LINES.map((l) => [
      s('path.series', { class: l, d: path(slots, l, x, y) }),
      slots.map((slot, i) => slot[l] !== null && slot[l] !== undefined && (slots[i - 1]?.[l] ?? null) === null && (slots[i + 1]?.[l] ?? null) === null && s('circle', { class: l, cx: x(i), cy: y(slot[l]), r: 3 })),
    ]),
    cursor,
  );
  chart.addEventListener('pointermove', (event) => {
    const at = ((event.clientX - chart.getBoundingClientRect().left) / chart.getBoundingClientRect().width) * width;
    const i = Math.min(slots.length - 1, Math.max(0, Math.round(((at - PAD.left) / (width - PAD.left - PAD.right)) * (slots.length - 1))));
    cursor.setAttribute('x1', x(i));
    cursor.setAttribute('x2', x(i));
    cursor.setAttribute('visibility', 'visible');
    tell(i);
  });
  chart.addEventListener('pointerleave', () => {
    cursor.setAttribute('visibility', 'hidden');
    told.replaceChildren(...legend(null));
  });
  told.append(...legend(null));
  return h('figure', chart, told);
}

const legend = (slot) => [...LINES.map((l) => h('span', { class: l }, h('i'), slot ? `${l} ${span(slot[l])}` : l)), slot ? h('span', clock(slot.at), `, ${count(slot.count)} stories`) : ''];

function path(slots, l, x, y) {
  let pen = false;
  let d = '';
  slots.forEach((slot, i) => {
    const v = slot[l];
    if (v === null || v === undefined) pen = false;
    else {
      d += `${pen ? 'L' : 'M'}${x(i).toFixed(1)},${y(v).toFixed(1)}`;
      pen = true;
    }
  });
  return d;
}

/** The powers of ten around all values; a hundredfold at least, so that noise stays small. */
function decades(values) {
  const low = 10 ** Math.floor(Math.log10(Math.min(...values, 1)));
  const high = 10 ** Math.ceil(Math.log10(Math.max(...values, 0.01) * 1.0001));
  return [Math.max(low, 0.001), Math.max(high, Math.max(low, 0.001) * 100)];
}

function ticks(low, high) {
  const found = [];
  for (let v = low; v <= high * 1.001; v *= 10) found.push(v);
  return found;
}

function times(slots) {
  const parts = Math.min(narrow.matches ? 2 : 4, slots.length - 1);
  return Array.from({ length: parts + 1 }, (_, n) => Math.round((n * (slots.length - 1)) / Math.max(1, parts)));
}

/** Buckets {le, count} as bars of equal ratio, empty ones between them too. */
export function histogram(found, label) {
  const buckets = evenly(found);
  const top = Math.max(...buckets.map((b) => b.count), 1);
  const whole = wide();
  const step = (whole - PAD.left - PAD.right) / Math.max(1, buckets.length);
  const height = 150;
  const skip = Math.ceil(buckets.length / (narrow.matches ? 4 : 10));
  return s(
    'svg.chart',
    { viewBox: `0 0 ${whole} ${height + 26}`, role: 'img', 'aria-label': label },
    s('line.axis', { x1: PAD.left, x2: whole - PAD.right, y1: height, y2: height }),
    s('text', { x: PAD.left - 8, y: 16, 'text-anchor': 'end' }, count(top)),
    buckets.map((b, i) => {
      const tall = (b.count / top) * (height - 10);
      const x = PAD.left + i * step;
      return [s('rect.bar', { x: x + 1, y: height - tall, width: Math.max(1, Math.min(step - 2, 60)), height: tall, rx: 2 }, s('title', `up to ${span(b.le)}: ${count(b.count)}`)), i % skip === 0 && s('text', { x: x + Math.min(step, 60) / 2, y: height + 18, 'text-anchor': 'middle' }, span(b.le))];
    }),
  );
}

const BARS_A_DECADE = 6;

function evenly(buckets) {
  const counts = new Map();
  for (const b of buckets) {
    const at = Math.ceil(Math.log10(Math.max(b.le, 0.001)) * BARS_A_DECADE - 1e-9);
    counts.set(at, (counts.get(at) ?? 0) + b.count);
  }
  const first = Math.min(...counts.keys());
  const last = Math.max(...counts.keys());
  return Array.from({ length: last - first + 1 }, (_, i) => ({ le: 10 ** ((first + i) / BARS_A_DECADE), count: counts.get(first + i) ?? 0 }));
}
