// What several views are made of.
import { h, s } from './dom.js';
import { ago, exactly, lower, until, when } from './words.js';

export const SIGNS = { ok: '●', warn: '▲', bad: '■', unknown: '○' };

export const storyUrl = (id) => `/story?id=${encodeURIComponent(id)}`;
export const groupUrl = (id) => `/copies?group=${encodeURIComponent(id)}`;

/** A heading of a view. The router puts the focus on it. */
export const heading = (title, text, ...tools) =>
  h('div.head', h('h1', { tabindex: -1 }, title), tools.length > 0 && h('div.tools', tools), text && h('p', text));

export const chip = (text, kind = '') => h('span.chip', { class: kind }, text);

/** Health in a sign and a word, so that colour is never alone. */
export const light = (health, word) => h('span', { class: `chip ${health in SIGNS ? health : 'unknown'}` }, `${SIGNS[health] ?? SIGNS.unknown} ${word}`);

export const clock = (iso) => (iso ? h('time', { datetime: iso, title: exactly(iso) }, when(iso)) : '–');

/** "8 s ago", kept true by the frame's own clock. */
export const since = (iso) => (iso ? h('time', { datetime: iso, title: exactly(iso), 'data-ago': iso }, ago(iso)) : '–');

export function keepAgoTrue() {
  for (const node of document.querySelectorAll('time[data-ago]')) {
    const text = ago(node.dataset.ago);
    if (node.textContent !== text) node.textContent = text;
  }
  for (const node of document.querySelectorAll('[data-until]')) node.textContent = until(node.dataset.until);
}

export const problem = (what, error, again) =>
  h('div.problem', { role: 'alert' }, h('strong', what), h('span', error.message), again && h('button', { type: 'button', onclick: again }, 'Try again'));

export const loading = () => h('p.loading', { role: 'status' }, 'Loading …');

/** Says what is missing and what to do about it, with a line to copy. */
export function empty(title, text, line) {
  return h('div.empty', h('strong', title), text && h('p', text), line && h('div.line', h('pre', h('code', line)), copier(line)));
}

function copier(text) {
  return h(
    'button',
    {
      type: 'button',
      onclick: async (event) => {
        const button = event.currentTarget;
        await navigator.clipboard?.writeText(text);
        button.textContent = 'Copied';
      },
    },
    'Copy',
  );
}

export const curlLine = (ingest) =>
  `curl -H "Authorization: Bearer $KEY" -H 'Content-Type: text/plain' --data-binary @story.txt ${(ingest ?? 'http://127.0.0.1:8600').replace(/\/$/, '')}/v1/feeds/demo`;

/** A table that becomes cards on a narrow screen; each column {label, num}. */
export function table(caption, columns, rows) {
  return h(
    'div.scroll',
    { role: 'region', 'aria-label': caption, tabindex: 0 },
    h('table.cards', h('thead', h('tr', columns.map((c) => h(c.num ? 'th.num' : 'th', { scope: 'col' }, c.label)))), h('tbody', rows)),
  );
}

/** A cell with its column's label, which a narrow screen shows before the value. */
export const cell = (label, kind, ...content) => h('td', { class: kind, 'data-label': label }, ...content);

/** One of several; `chosen` is told its value. Buttons read what to do from themselves, so that they may be kept. */
export function switches(label, options, current, chosen) {
  return h(
    'div.switches',
    { role: 'group', 'aria-label': label },
    options.map(([value, text]) =>
      h('button', { type: 'button', 'data-key': `s-${value}`, 'data-value': value, 'aria-pressed': String(value === current), onclick: (e) => chosen(e.currentTarget.dataset.value) }, text),
    ),
  );
}

const RANGES = [['15', '15 minutes'], ['60', '1 hour'], ['1440', '24 hours']];

/** The range of time that an address names, in minutes. */
export const rangeOf = (params) => (RANGES.some(([value]) => value === params.get('range')) ? params.get('range') : '60');
export const rangeName = (minutes) => ({ 15: 'quarter of an hour', 60: 'hour', 1440: 'day' })[minutes];
export const ranges = (minutes, chosen) => h('div.ranges', { 'data-key': 'ranges' }, switches('Range', RANGES, minutes, chosen));

/** As the address has it: the hour goes without saying. */
export const rangeParam = (minutes) => (minutes === '60' ? null : minutes);

/** The last values as a line without axes. */
export function spark(values, label) {
  const top = Math.max(...values, 1);
  const step = values.length > 1 ? 100 / (values.length - 1) : 100;
  const points = values.map((v, i) => `${(i * step).toFixed(1)},${(25 - (v / top) * 23).toFixed(1)}`);
  const line = points.length > 1 ? `M${points.join('L')}` : 'M0,25L100,25';
  return s('svg.spark', { viewBox: '0 0 100 26', preserveAspectRatio: 'none', role: 'img', 'aria-label': label }, s('path.area', { d: `${line}L100,26L0,26Z` }), s('path', { d: line }));
}

/** A line over minutes {values, usualFrom, usualTo}, what is usual as a band behind it; what is not known is a gap. */
export function ranged(line, label) {
  const values = line.values;
  const top = Math.max(...values.map((v) => v ?? 0), line.usualTo ?? 0, 1e-9);
  const step = values.length > 1 ? 100 / (values.length - 1) : 100;
  const y = (v) => 31 - (v / top) * 28;
  let d = '';
  values.forEach((v, i) => (d += v === null ? '' : `${i && values[i - 1] !== null ? 'L' : 'M'}${(i * step).toFixed(1)},${y(v).toFixed(1)}`));
  const band = line.usualFrom !== null && line.usualTo !== null && s('rect.usual', { x: 0, width: 100, y: y(line.usualTo).toFixed(1), height: Math.max(1, y(line.usualFrom) - y(line.usualTo)).toFixed(1) });
  return s('svg.ranged', { viewBox: '0 0 100 32', preserveAspectRatio: 'none', role: 'img', 'aria-label': label }, s('title', label), band, s('path', { d: d || 'M0,31' }));
}

/** Runs of a comparison as text with what changed marked. */
export const marked = (runs) =>
  runs.map((run) => (run.kind === 'same' ? run.text : h(run.kind === 'added' ? 'ins' : 'del', run.text)));

/** Text in which U+E000 and U+E001 stand around what was found. */
export function found(text) {
  return text.split('\uE000').flatMap((part, i) => {
    if (i === 0) return [part];
    const [hit, ...rest] = part.split('\uE001');
    return [h('mark', hit), rest.join('')];
  });
}

export const verdictWord = (verdict) => lower(verdict) || 'not known';

/**
 * The frame's one question box: title, lines, an input where `ask` is given, another where `name` is. Resolves to the text, to
 * {name, text}, to true, or to null when left.
 */
export function askFirst({ title, text, act, ask, name, danger }) {
  const dialog = document.getElementById('ask');
  return new Promise((resolve) => {
    const input = ask && h('input', { name: 'said', required: true, minlength: 3, maxlength: 200, autocomplete: 'off' });
    const who = name !== undefined && h('input', { name: 'name', required: true, maxlength: 60, autocomplete: 'name', value: name });
    const form = h(
      'form',
      { method: 'dialog' },
      h('h2', { id: 'ask-title' }, title),
      text && h('p', text),
      who && h('label', 'Your name', who),
      ask && h('label', ask, input),
      h('div.acts', h('button', { type: 'button', onclick: () => dialog.close('') }, 'Cancel'), h(danger ? 'button.bad-act' : 'button.first', { type: 'submit', value: 'yes' }, act)),
    );
    dialog.replaceChildren(form);
    dialog.returnValue = '';
    dialog.onclose = () => resolve(dialog.returnValue === 'yes' ? answer(who, input) : null);
    dialog.showModal();
  });
}

const answer = (who, input) => (who ? { name: who.value.trim(), text: input.value.trim() } : input ? input.value.trim() : true);

let saidTimer = 0;

/** Says briefly what was done. */
export function say(text) {
  const node = document.getElementById('said');
  node.textContent = text;
  clearTimeout(saidTimer);
  saidTimer = setTimeout(() => (node.textContent = ''), 6000);
}
