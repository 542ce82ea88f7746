// When each message of a story was received, decided and stored, why, who has read it, and what held it up.
import { every, get } from '../api.js';
import { h, morph } from '../dom.js';
import { cell, chip, storyUrl, table } from '../parts.js';
import { exactly, plural, span, when } from '../words.js';

const KINDS = { held: 'warn', rejected: 'bad', stored: 'ok' };

/** What a message ends in. */
const ENDS = ['stored', 'rejected', 'resent'];

const EVERY_MS = 2000;
const COLUMNS = [{ label: 'Time', num: true }, { label: 'After', num: true }, { label: 'Step' }, { label: 'What' }];

/** Filled in when it is known, and asked again until every message is at its end and all have read it; `ends` gets what ends the asking. */
export function trace(storyId, ends) {
  const node = h('section.card.trace', { 'aria-label': 'Trace' }, h('p.loading', 'Loading …'));
  const end = every(
    EVERY_MS,
    (signal) => get('story/trace', { id: storyId }, signal),
    (found) => {
      morph(node, ...drawn(found));
      if (found.messages.every(through)) end();
    },
    (e) => morph(node, h('p.soft', e.status === 404 ? 'Nothing is known of its way.' : e.message)),
  );
  ends.push(end);
  return node;
}

const through = (m) => m.steps.some((s) => ENDS.includes(s.step)) && m.readers.every((r) => r.read);

const drawn = (found) => [
  h('h2', 'Trace'),
  found.left > 0 && h('p.soft', `${plural(found.left, 'older message')} left out.`),
  ...found.messages.map(message),
  ...found.problems.map((p) => h('p.soft', p)),
].filter((part) => part);

function message(m) {
  const read = m.readers.filter((r) => r.read);
  const unread = m.readers.filter((r) => !r.read);
  return h(
    'article',
    h('div.meta', h('code', m.message ?? 'not on wire.raw'), m.feed && h('b', m.feed), m.traceId && h('span', 'trace ', h('code', m.traceId))),
    m.heldUp && h('p.banner.accent', `Held up: ${m.heldUp}`),
    table(`Steps of ${m.message ?? 'a message'}`, COLUMNS, m.steps.map(step)),
    m.readers.length > 0 && h('p.meta', read.length > 0 && h('span', 'Read by ', read.map((r) => chip(r.group, 'ok'))), unread.length > 0 && h('span', 'not yet by ', unread.map((r) => chip(r.before ? `${r.group}, ${r.before} before it` : r.group, 'warn')))),
  );
}

const step = (s) =>
  h(
    'tr',
    cell('Time', 'num', s.at ? h('time', { datetime: s.at, title: exactly(s.at) }, millis(s.at)) : '–'),
    cell('After', s.seconds === null ? 'num void' : 'num', s.seconds === null ? '' : span(s.seconds)),
    cell('Step', 'third', chip(s.step, KINDS[s.step])),
    cell('What', 'wide', linked(s.text), s.place && [' ', h('code.soft', s.place)]),
  );

/** To the millisecond: steps are often closer than a second. */
const millis = (iso) => `${when(iso)}${when(iso).length === 8 ? `.${iso.slice(20, 23).replace('Z', '').padEnd(3, '0')}` : ''}`;

/** The original of a copy is a link. */
function linked(text) {
  const [, before, id, after] = text.match(/^(.*(?:copy|text) of )(\S+)(, similarity .*)$/s) ?? [];
  return id ? [before, h('a', { href: storyUrl(id) }, id), after] : text;
}
