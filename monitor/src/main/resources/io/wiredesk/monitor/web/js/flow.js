// The picture of the pipeline from left to right, or from top to bottom where it is narrow: stations, and arrows with rate, lag and health.
import { h, s } from './dom.js';
import { SIGNS } from './parts.js';
import { behind, count, rate, upTo } from './words.js';

const WORDS = { ok: 'well', warn: 'look at it', bad: 'needs you', unknown: 'not known' };

/** Centre, width and height of each station; 'topic' ones are drawn as pipes. */
const WIDE = {
  box: [1180, 322],
  stations: {
    feeds: [50, 160, 92, 54], ingest: [216, 160, 92, 54], 'wire.raw': [396, 160, 104, 44], enrich: [574, 160, 92, 54],
    'wire.stories': [762, 98, 156, 44], 'wire.duplicates': [762, 222, 156, 44], sink: [918, 160, 82, 54], postgres: [1122, 160, 112, 54],
    'wire.notices': [574, 28, 140, 40], 'wire.rejected': [396, 290, 140, 40],
  },
  arrows: {
    'feeds-ingest': ['M96,160H166', 131, 160], 'ingest-raw': ['M262,160H340', 302, 160], 'raw-enrich': ['M448,160H524', 485, 160],
    'enrich-stories': ['M620,148C654,148 650,98 678,98', 646, 92, 'end'], 'enrich-duplicates': ['M620,172C654,172 650,222 678,222', 646, 238, 'end'],
    'stories-sink': ['M836,98C858,98 850,148 873,148', 866, 96, 'start'], 'duplicates-sink': ['M836,222C858,222 850,172 873,172', 866, 228, 'start'],
    'sink-postgres': ['M959,160H1060', 1010, 160], 'enrich-notices': ['M574,133V52', 564, 96, 'end'],
    'ingest-rejected': ['M216,187V250Q216,290 256,290H320', 224, 272, 'start'], 'enrich-rejected': ['M574,187V250Q574,290 534,290H472', 566, 272, 'end'],
  },
};
const NARROW = {
  box: [360, 742],
  stations: {
    feeds: [180, 28, 120, 48], ingest: [180, 132, 120, 48], 'wire.raw': [180, 236, 104, 42], enrich: [180, 340, 120, 48],
    'wire.stories': [84, 456, 150, 42], 'wire.duplicates': [276, 456, 150, 42], sink: [180, 572, 120, 48], postgres: [180, 676, 120, 48],
    'wire.notices': [302, 340, 114, 36], 'wire.rejected': [62, 236, 122, 36],
  },
  arrows: {
    'feeds-ingest': ['M180,52V104', 190, 81, 'start'], 'ingest-raw': ['M180,156V211', 190, 187, 'start'], 'raw-enrich': ['M180,257V312', 190, 282, 'start'],
    'enrich-stories': ['M160,364C160,400 84,396 84,431', 84, 392, 'end'], 'enrich-duplicates': ['M200,364C200,400 276,396 276,431', 276, 392, 'start'],
    'stories-sink': ['M84,477C84,520 160,506 160,544', 82, 512, 'end'], 'duplicates-sink': ['M276,477C276,520 200,506 200,544', 278, 512, 'start'],
    'sink-postgres': ['M180,596V648', 190, 618, 'start'], 'enrich-notices': ['M240,340H243', 250, 318, 'start'],
    'ingest-rejected': ['M120,132H80Q60,132 60,152V214', 52, 186, 'end'], 'enrich-rejected': ['M120,340H80Q60,340 60,320V258', 52, 304, 'end'],
  },
};

const TO = {
  feeds: '/feeds', ingest: '/feeds', 'wire.raw': '/lag', enrich: '/lag', 'wire.stories': '/stories', 'wire.duplicates': '/copies',
  sink: '/lag', postgres: '/stories', 'wire.notices': '/notices', 'wire.rejected': '/rejected',
};
const NAMES = { postgres: 'PostgreSQL' };
const READS = ['raw-enrich', 'stories-sink', 'duplicates-sink', 'sink-postgres'];

export const isWide = matchMedia('(min-width: 1180px)');

/** The whole picture; `seen` is an overview, empty before the first, `rates` those of arrows that it does not tell. */
export function flow(seen, rates) {
  const plan = isWide.matches ? WIDE : NARROW;
  const [width, height] = plan.box;
  return h(
    'div.flow',
    s(
      'svg',
      { viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': 'The pipeline from feeds to storage', class: isWide.matches ? 'wide' : 'narrow' },
      s('defs', ['ok', 'warn', 'bad', 'unknown'].map((k) => s('marker', { id: `head-${k}`, class: k, viewBox: '0 0 8 8', refX: 6, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' }, s('path', { d: 'M0,0L8,4L0,8Z' })))),
      Object.entries(plan.arrows).map(([name, at]) => arrow(name, at, arrowOf(seen, name, rates))),
      Object.entries(plan.stations).map(([name, at]) => station(name, at, seen)),
    ),
  );
}

/** Arrows beside the main road have no reader of their own: they are as well as who writes them, or as what lies there. */
function arrowOf(seen, name, rates) {
  const known = seen.arrows?.[name];
  if (known) return known;
  const health = seen.stations?.[name.split('-')[0]] ?? 'unknown';
  return { rate: seen.stations ? rates[name] : null, health };
}

function arrow(name, [path, x, y, anchor = 'middle'], seen) {
  const health = seen.health in WORDS ? seen.health : 'unknown';
  const reads = READS.includes(name);
  const lag = !reads ? '' : seen.lag === null || seen.lag === undefined ? 'no reader yet' : seen.lag === 0 ? 'caught up' : `${upTo(seen.lag)} behind`;
  const age = reads && seen.lag ? behind(seen.seconds) : '';
  const told = `${name.replace('-', ' to ')}: ${WORDS[health]}${seen.rate === null || seen.rate === undefined ? '' : `, ${rate(seen.rate)}`}${lag ? `, ${lag}` : ''}${age ? `, ${age}` : ''}`;
  const over = anchor === 'middle';
  return s(
    'g',
    { class: `arrow ${health}${seen.rate > 0 ? ' moving' : ''}`, role: 'img', 'aria-label': told, 'data-key': name, 'data-arrow': name },
    s('title', told),
    s('path.track', { d: path, 'marker-end': `url(#head-${health})` }),
    s('path.run', { d: path }),
    seen.rate !== null && seen.rate !== undefined && s('text.rate', { x, y: over ? y - 11 : y - 4, 'text-anchor': anchor }, rate(seen.rate)),
    lag && s('text.lag', { x, y: over ? y + 20 : y + 11, 'text-anchor': anchor }, lag),
    age && s('text.lag.age', { x, y: over ? y + 35 : y + 26, 'text-anchor': anchor }, age),
  );
}

function station(name, [x, y, w, hgt], seen) {
  const health = stationHealth(seen, name);
  const topic = name.startsWith('wire.');
  const below = note(name, seen);
  const [left, top] = [x - w / 2, y - hgt / 2];
  return s(
    'a',
    { href: TO[name], class: `station ${health}${topic ? ' topic' : ''}`, 'aria-label': `${NAMES[name] ?? name}: ${WORDS[health]}${below ? `, ${below}` : ''}`, 'data-key': `at-${name}` },
    s('rect', { x: left, y: top, width: w, height: hgt, rx: topic ? hgt / 2 : 8 }),
    s('text.name', { x, y: below ? y - 2 : y + 5, 'text-anchor': 'middle' }, `${health === 'bad' || health === 'warn' ? `${SIGNS[health]} ` : ''}${NAMES[name] ?? name}`),
    below && s('text.note', { x, y: y + 14, 'text-anchor': 'middle' }, below),
  );
}

function stationHealth(seen, name) {
  if (name === 'feeds') {
    const feeds = seen.feeds ?? [];
    return !feeds.length ? 'unknown' : feeds.some((f) => f.state === 'silent') ? 'bad' : 'ok';
  }
  if (name === 'wire.rejected' && seen.rejected?.open) return 'warn';
  const health = seen.stations?.[name] ?? seen.stations?.['wire.raw'];
  return health in WORDS ? health : 'unknown';
}

function note(name, seen) {
  if (name === 'feeds' && seen.feeds) {
    const silent = seen.feeds.filter((f) => f.state === 'silent').length;
    return !seen.feeds.length ? 'none yet' : silent ? `${silent} of ${seen.feeds.length} silent` : `${seen.feeds.length} live`;
  }
  if (name === 'wire.rejected') {
    return seen.rejected ? `${count(seen.rejected.open)} open` : '';
  }
  return '';
}
