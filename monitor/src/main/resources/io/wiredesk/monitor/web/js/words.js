// Numbers and times as people read them.

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat('en', { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' });

const unknown = (value) => value === null || value === undefined || Number.isNaN(value);

export const count = (value) => (unknown(value) ? '–' : whole.format(value));

/** Of a lag in offsets: transaction markers have offsets too, so two or more may be fewer records. */
export const upTo = (offsets) => (offsets > 1 ? `≤ ${count(offsets)}` : count(offsets));

/** Stories a second, by their own name. */
export const pace = (value) => (unknown(value) ? '–' : rate(value).replace('/s', ' stories/s').replace('/min', ' stories/min').replace('/h', ' stories/h'));

/** A number a second, or a minute or an hour where that is what people would count in. */
export function rate(value) {
  if (unknown(value)) return '–';
  const [times, unit] = value === 0 || Math.abs(value) >= 0.1 ? [1, 's'] : Math.abs(value) >= 1 / 60 ? [60, 'min'] : [3600, 'h'];
  const by = value * times;
  return `${by === 0 ? '0' : Math.abs(by) < 10 ? tenth.format(by) : whole.format(by)}/${unit}`;
}

export const percent = (value) => (unknown(value) ? '–' : `${whole.format(Math.floor(value * 100))} %`);
export const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

/** Seconds, from milliseconds to days. */
export function span(seconds) {
  if (unknown(seconds)) return '–';
  if (seconds === 0) return '0 s';
  if (seconds < 1) return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  if (seconds < 10) return `${tenth.format(seconds)} s`;
  const t = Math.round(seconds);
  if (t < 60) return `${t} s`;
  if (t < 3600) return two(Math.floor(t / 60), 'm', t % 60, 's');
  if (t < 86400) return two(Math.floor(t / 3600), 'h', Math.floor((t % 3600) / 60), 'm');
  return two(Math.floor(t / 86400), 'd', Math.floor((t % 86400) / 3600), 'h');
}

const two = (large, unit, rest, small) => `${large} ${unit}${rest ? ` ${rest} ${small}` : ''}`;

/** A lag's age: whole seconds are enough where it moves all the time. */
export const behind = (seconds) => (unknown(seconds) ? '–' : seconds > 0 && seconds < 1 ? '< 1 s' : span(seconds));

export function size(bytes) {
  if (unknown(bytes)) return '–';
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${tenth.format(bytes / 1e3)} kB` : `${tenth.format(bytes / 1e6)} MB`;
}

/** 14:03:22 today, 3 Mar 14:03 before. */
export function when(iso) {
  if (!iso) return '–';
  const at = new Date(iso);
  const time = clock.format(at);
  return at.toDateString() === new Date().toDateString() ? time : `${day.format(at)} ${time.slice(0, 5)}`;
}

export const exactly = (iso) => (iso ? `${full.format(new Date(iso))} (${iso})` : '');

/** In the largest unit alone: it is read at a glance, and the exact time is in the title. */
export function ago(iso) {
  const t = Math.floor((Date.now() - Date.parse(iso)) / 1000);
  if (t < 1) return 'now';
  const [by, unit] = t < 60 ? [1, 's'] : t < 3600 ? [60, 'm'] : t < 86400 ? [3600, 'h'] : [86400, 'd'];
  return `${Math.floor(t / by)} ${unit} ago`;
}

/** "in 2 h 5 m"; what is due is due. */
export function until(iso) {
  const t = (Date.parse(iso) - Date.now()) / 1000;
  return t <= 0 ? 'due' : `in ${span(Math.max(1, Math.round(t)))}`;
}

const PARAGRAPHS = { '~': 'rewritten', '+': 'added', '-': 'gone' };

/** revision.changedFields in words; what changes with every version, and body beside its paragraphs, is left out. */
export function changed(fields) {
  const paragraph = (field) => field.match(/^body\[(\d+)\]([~+-])$/);
  const told = fields.filter((f) => !/^version(Ordinal|Created)?$/.test(f) && !(f === 'body' && fields.some(paragraph)));
  return told.map((f) => (paragraph(f) ? `paragraph ${paragraph(f)[1]} ${PARAGRAPHS[paragraph(f)[2]]}` : f === 'body' ? 'text' : f.replace(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`)));
}

export const lower = (word) => (word ?? '').toLowerCase().replaceAll('_', ' ');
