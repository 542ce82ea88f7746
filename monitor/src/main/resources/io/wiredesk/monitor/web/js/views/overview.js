// How the whole pipeline stands, in a sentence, a picture and a few figures.
import { h, morph } from '../dom.js';
import { overview as live, tape } from '../live.js';
import { flow, isWide } from '../flow.js';
import { SIGNS, chip, curlLine, empty, light, since, verdictWord } from '../parts.js';
import { Lines } from '../lines.js';
import { desk } from '../route.js';
import { behind, count, plural, rate, span, upTo } from '../words.js';

const SHOWN = 9;

/** Enough to tell a rate of a hundred a second from. */
const KEPT = 1200;
const AT_INGEST = ['parse', 'publish'];

export function overview(place) {
  const title = h('h1', { tabindex: -1 }, 'Looking …');
  const body = h('div.stack', { 'data-own': '' });
  place.append(h('div.head', title), body);
  const lines = new Lines(KEPT);
  const draw = (seen) => {
    if (seen.groups) title.textContent = sentence(seen);
    morph(body, picture(seen, lines), troubles(seen), figures(seen), h('div.two', { 'data-key': 'two' }, latest(lines, seen), h('div.storyside', groups(seen), feeds(seen))));
  };
  const redraw = () => draw(live.last ?? {});
  const ends = [live.listen(draw), tape.listen((news) => (lines.add(news), redraw()))];
  isWide.addEventListener('change', redraw);
  redraw();
  return () => {
    ends.forEach((end) => end());
    isWide.removeEventListener('change', redraw);
  };
}

/** The worst that is so, else that all is well. */
export function sentence(seen) {
  const away = seen.dependencies.filter((d) => !d.ready).map((d) => d.name);
  if (away.length) return `${capital(list(away))} ${away.length === 1 ? 'needs' : 'need'} you.`;
  const silent = seen.feeds.filter((f) => f.state === 'silent').map((f) => f.feed);
  const worst = seen.groups.filter((g) => g.health === 'bad' || g.health === 'warn').sort((a, b) => (b.seconds ?? 0) - (a.seconds ?? 0))[0];
  if (worst) return `${worst.group} is ${worst.seconds ? `${behind(worst.seconds)} behind` : verdictWord(worst.verdict)}.`;
  if (silent.length) return silent.length === 1 ? `Feed ${silent[0]} is silent.` : `${count(silent.length)} feeds are silent.`;
  if (!seen.feeds.length) return 'Ready for the first story.';
  const lag = Math.max(0, ...seen.groups.map((g) => g.seconds ?? 0));
  return lag > 5 ? `Everything moves; the slowest reader is ${behind(lag)} behind.` : 'Everything is caught up.';
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

const list = (names) => (names.length < 3 ? names.join(' and ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`);

const picture = (seen, lines) => h('section.card.picture', { 'data-key': 'flow', 'aria-label': 'From feed to storage' }, flow(seen, sideRates(lines)), legend());

/** Of the arrows beside the main road, off the tape. */
const sideRates = (lines) => ({
  'ingest-rejected': lines.rate((line) => line.kind === 'rejected' && AT_INGEST.includes(line.stage)),
  'enrich-rejected': lines.rate((line) => line.kind === 'rejected' && !AT_INGEST.includes(line.stage)),
  'enrich-notices': lines.rate((line) => line.kind === 'notice'),
});

const legend = () =>
  h('p.legend', [['ok', 'well'], ['warn', 'falling behind'], ['bad', 'needs you'], ['unknown', 'not known']].map(([kind, word]) => h('span', { class: kind }, `${SIGNS[kind]} ${word}`)));

function troubles(seen) {
  const missing = (seen.dependencies ?? []).filter((d) => !d.ready);
  const further = (seen.problems ?? []).filter((line) => !missing.some((d) => line.startsWith(`${d.name}:`)));
  const lines = [...missing.map((d) => `${d.name}: ${d.reason}`), ...further];
  return lines.length > 0 && h('section.problem', { 'data-key': 'trouble', role: 'alert' }, h('strong', 'Not well'), h('ul', lines.map((line) => h('li', line))));
}

function figures(seen) {
  const sum = seen.reconcile;
  const total = seen.latency?.total;
  const raw = seen.arrows?.['ingest-raw']?.rate;
  const storage = seen.groups?.find((g) => g.kind === 'storage');
  return h(
    'dl.figures',
    { 'data-key': 'figures' },
    figure('Coming in', rate(raw), seen.feeds ? plural(seen.feeds.length, 'feed') : ''),
    figure('Receipt to row', total ? span(total.p50) : '–', total?.count ? `median; p99 ${span(total.p99)}` : 'none in the last hour', '/latency'),
    figure('Storage behind', storage ? behind(storage.seconds) : '–', storage ? storage.lag ? `${upTo(storage.lag)} records` : 'all of it durable' : 'nothing stored yet', '/lag'),
    figure('Rejected, open', seen.rejected ? count(seen.rejected.open) : '–', 'look, replay, discard', '/rejected'),
    sum && reconciled(sum),
  );
}

const figure = (name, value, note, to) =>
  h('div', { 'data-key': name }, h('dt', to ? h('a', { href: to }, name) : name), h('dd', h('strong', value), h('small', note)));

/** accepted = stored + duplicates + resends + held + rejected + unaccounted, as one bar. */
function reconciled(sum) {
  const parts = ['stored', 'duplicates', 'resends', 'held', 'rejected', 'unaccounted'];
  const whole = Math.max(1, sum.accepted);
  const state = sum.problem ? ['warn', 'not up to date'] : !sum.complete ? ['unknown', 'still counting'] : sum.overdue ? ['bad', `${count(sum.overdue)} held too long`] : sum.balanced ? ['ok', 'balanced'] : ['warn', `${count(sum.unaccounted)} on the way`];
  const bar = h('div.sum', { role: 'img', 'aria-label': parts.map((p) => `${sum[p]} ${p}`).join(', ') }, parts.map((p) => part(p, sum[p] / whole)));
  return h(
    'div.wide',
    { 'data-key': 'sum' },
    h('dt', `Accepted ${count(sum.accepted)} `, light(...state)),
    h('dd', sum.accepted > 0 && bar, h('small', parts.filter((p) => sum[p] > 0).map((p) => h('span', { class: `of ${p}` }, `${count(sum[p])} ${p}`)))),
  );
}

function part(name, share) {
  const node = h('i', { class: name });
  node.style.flexGrow = share;
  return node;
}

function latest(lines, seen) {
  const shown = lines.newest(SHOWN, 'all');
  const none = seen.groups && !seen.feeds.length;
  return h(
    'section.card',
    { 'data-key': 'latest' },
    h('div.head', h('h2', 'On the wire'), h('div.tools', h('a', { href: '/ticker' }, 'Ticker'))),
    shown.length ? h('ol.tape', shown) : none ? empty('Nothing has come in yet.', 'Push a story, and it shows here a moment later. The key is in endpoints.json of the data folder, or in ingest.feeds.', curlLine(desk.ingest)) : h('p.soft', 'Quiet.'),
  );
}

function groups(seen) {
  const rows = (seen.groups ?? []).slice().sort((a, b) => (b.lag ?? 0) - (a.lag ?? 0)).slice(0, 8);
  return h(
    'section.card',
    { 'data-key': 'groups' },
    h('div.head', h('h2', 'Who reads'), h('div.tools', h('a', { href: '/lag' }, 'Lag'))),
    rows.length
      ? h('ul.readers', rows.map((g) => h('li', { 'data-key': g.group }, h('a.clip', { href: `/lag?group=${encodeURIComponent(g.group)}`, title: g.group }, g.group), chip(g.kind), h('span.num', g.lag === 0 ? 'caught up' : `${upTo(g.lag)} behind${g.seconds ? `, ${behind(g.seconds)}` : ''}`), light(g.health, g.verdict))))
      : h('p.soft', (seen.problems ?? []).length ? 'No group could be read.' : 'No group has committed anything yet.'),
  );
}

/** The silent ones first, then who was heard longest ago. */
function feeds(seen) {
  const silent = (f) => (f.state === 'silent' ? 0 : 1);
  const rows = (seen.feeds ?? []).slice().sort((a, b) => silent(a) - silent(b) || (b.lastSeconds ?? 0) - (a.lastSeconds ?? 0)).slice(0, 8);
  return (
    rows.length > 0 &&
    h(
      'section.card',
      { 'data-key': 'feeds' },
      h('div.head', h('h2', 'Who sends'), h('div.tools', h('a', { href: '/feeds' }, 'Feeds'))),
      h('ul.readers', rows.map((f) => h('li', { 'data-key': f.feed }, h('a.clip', { href: `/stories?feed=${encodeURIComponent(f.feed)}` }, f.feed), f.state === 'silent' ? light('bad', 'silent') : h('span.soft', plural(f.messages, 'message')), h('span.num', f.last ? ['last ', since(f.last)] : 'nothing yet')))),
    )
  );
}
