// The pipeline as a strip of five, with what waits between them.
import { h } from './dom.js';
import { SIGNS } from './parts.js';
import { behind, plural, rate, upTo } from './words.js';

const WORDS = { ok: 'well', warn: 'look at it', bad: 'needs you', unknown: 'not known' };

/** name, title, where it leads, what lies before it. */
const PARTS = [
  ['feeds', 'Feeds', '/feeds'],
  ['ingest', 'Ingest', '/feeds', ['feeds-ingest']],
  ['enrich', 'Enrich', '/lag?group=wiredesk-enrich', ['raw-enrich']],
  ['sink', 'Sink', '/lag', ['stories-sink', 'duplicates-sink']],
  ['postgres', 'PostgreSQL', '/stories', ['sink-postgres']],
];

export const strip = (seen) =>
  h('ol.strip', { 'data-key': 'strip', 'aria-label': 'From feed to storage' }, PARTS.map(([name, title, to, before]) => part(name, title, to, before, seen)));

function part(name, title, to, before, seen) {
  const health = healthOf(name, seen);
  const between = before && gap(before, seen);
  return h(
    'li',
    { 'data-key': name },
    between,
    h('a.station', { href: to, class: health, 'aria-label': `${title}: ${WORDS[health]}` }, h('b', `${SIGNS[health]} ${title}`), h('small', note(name, seen) || WORDS[health])),
  );
}

function gap(names, seen) {
  const arrows = names.map((n) => seen.arrows?.[n]).filter((a) => a);
  const known = arrows.filter((a) => a.rate !== null);
  const lag = arrows.reduce((n, a) => n + (a.lag ?? 0), 0);
  const seconds = Math.max(0, ...arrows.map((a) => a.seconds ?? 0));
  const health = arrows.some((a) => a.health === 'bad') ? 'bad' : arrows.some((a) => a.health === 'warn') ? 'warn' : arrows.some((a) => a.health === 'ok') ? 'ok' : 'unknown';
  const reads = names[0] !== 'feeds-ingest';
  return h(
    'span.gap',
    { class: health, 'data-arrow': names[0] },
    h('span', known.length ? rate(known.reduce((n, a) => n + a.rate, 0)) : '–'),
    h('i', { 'aria-hidden': 'true' }),
    h('small', !reads || !arrows.length ? '' : lag ? `${upTo(lag)} behind${seconds ? `, ${behind(seconds)}` : ''}` : arrows.some((a) => a.lag !== null) ? 'caught up' : 'no reader yet'),
  );
}

function healthOf(name, seen) {
  if (name === 'feeds') {
    const feeds = seen.feeds ?? [];
    return !feeds.length ? 'unknown' : feeds.some((f) => f.state === 'silent') ? 'bad' : 'ok';
  }
  const health = seen.stations?.[name];
  return health in WORDS ? health : 'unknown';
}

function note(name, seen) {
  if (name !== 'feeds' || !seen.feeds) return '';
  const silent = seen.feeds.filter((f) => f.state === 'silent').length;
  return silent ? `${silent} of ${seen.feeds.length} silent` : seen.feeds.length ? plural(seen.feeds.length, 'feed') : 'none yet';
}

/** What lies beside the road, told when it does not rest. */
export function sides(seen, rates) {
  const told = [
    seen.rejected?.open > 0 && ['/rejected?status=open', `wire.rejected: ${seen.rejected.open} open`],
    rates.rejected > 0 && ['/rejected', `wire.rejected: ${rate(rates.rejected)}`],
    rates.notices > 0 && ['/notices', `wire.notices: ${rate(rates.notices)}`],
  ].filter((one) => one);
  return told.map(([to, text]) => h('a.chip', { href: to }, text));
}
