// The first screen: how it stands in a line, what needs somebody, four figures, the pipeline, the wire and the feeds.
import { every, get } from '../api.js';
import { h, morph } from '../dom.js';
import { overview as live, tape } from '../live.js';
import { flow, isWide } from '../flow.js';
import { healthOf, linkOf, needRow, needSentence, openNeeds } from '../needs.js';
import { SIGNS, curlLine, empty, light, rangeOf, rangeParam, ranged, ranges, since, spark, storyUrl } from '../parts.js';
import { Lines } from '../lines.js';
import { adjust, desk } from '../route.js';
import { sides, strip } from '../strip.js';
import { behind, count, pace, plural, span, until, upTo } from '../words.js';

const SHOWN = 12;
const NEEDS = 6;

/** Enough to tell a rate of a hundred a second from. */
const KEPT = 1200;
const AT_INGEST = ['parse', 'publish'];
const HISTORY_MS = 15_000;

/** So long a message may be on its way before it is called anything else. */
const IN_FLIGHT_S = 30;

export function overview(place, params) {
  const title = h('h1', { tabindex: -1 }, 'Looking …');
  const status = h('header.status.unknown', title);
  const body = h('div.stack', { 'data-own': '' });
  place.append(status, body);
  const lines = new Lines(KEPT);
  let past = null;
  let minutes = rangeOf(params);
  let map = params.get('map') === 'true';
  let end = () => {};
  const draw = (seen) => {
    if (seen.groups) drawStatus(status, title, seen);
    morph(
      body,
      needs(seen),
      ranges(minutes, choose),
      figures(seen, past),
      pipeline(seen, lines, map, turn),
      h('div.two.wire', { 'data-key': 'two' }, latest(lines, seen), h('div.storyside', feeds(seen, past), embargoes(seen), readers(seen))),
    );
  };
  const redraw = () => draw(live.last ?? {});
  const turn = () => {
    map = !map;
    adjust({ map: map || null });
    redraw();
  };
  const choose = (value) => {
    minutes = value;
    adjust({ range: rangeParam(value) });
    end();
    end = every(HISTORY_MS, (signal) => get('history', { minutes }, signal), (told) => ((past = told), redraw()), () => {});
    redraw();
  };
  const ends = [live.listen(draw), tape.listen((news) => (lines.add(news), redraw()))];
  isWide.addEventListener('change', redraw);
  choose(minutes);
  return () => {
    end();
    ends.forEach((stop) => stop());
    isWide.removeEventListener('change', redraw);
  };
}

/** The worst of ours that is so, else that all is well; a link to where it is mended. */
function drawStatus(status, title, seen) {
  const [health, text, to] = sentence(seen);
  const link = title.querySelector('a') ?? h('a');
  if (!link.isConnected) title.replaceChildren(link);
  link.setAttribute('href', to);
  const told = `${SIGNS[health]} ${text}`;
  if (link.textContent !== told) link.textContent = told;
  status.className = `status ${health}`;
}

export function sentence(seen) {
  const open = openNeeds(seen);
  const away = open.filter((n) => n.kind === 'away').map((n) => n.about);
  const worst = open[0];
  if (worst && worst.kind !== 'kill' && away.length) return ['bad', `Not well: ${list(away)} ${away.length === 1 ? 'needs' : 'need'} you`, linkOf(worst)];
  if (worst) return [healthOf(worst), needSentence(worst), linkOf(worst)];
  if (!seen.feeds.length) return ['ok', 'Ready for the first story', '/feeds'];
  const total = seen.latency?.total;
  return ['ok', ['All well', pace(seen.arrows?.['ingest-raw']?.rate ?? 0), total?.count && span(total.p50)].filter((x) => x).join(' · '), '/latency'];
}

const list = (names) => (names.length < 3 ? names.join(' and ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`);

function needs(seen) {
  if (!seen.groups) return false;
  const all = seen.needs ?? [];
  const open = openNeeds(seen);
  const shown = [...open.slice(0, NEEDS), ...all.filter((n) => n.acknowledged).slice(0, Math.max(0, NEEDS - open.length))];
  const hidden = all.length + (seen.needsMore ?? 0) - shown.length;
  const further = (seen.problems ?? []).filter((line) => !seen.dependencies.some((d) => line.startsWith(`${d.name}:`)));
  return h(
    'section.needs',
    { 'data-key': 'needs', 'aria-label': 'Needs you', class: open.length ? '' : 'calm' },
    h('div.head', h('h2', 'Needs you'), open.length > 0 && h('span.chip.bad', count(open.length + (seen.needsMore ?? 0)))),
    shown.length ? h('ol', { 'data-key': 'list' }, shown.map(needRow)) : h('p.soft', 'Nothing needs you.'),
    hidden > 0 && h('p.soft', `and ${count(hidden)} more`),
    further.length > 0 && h('ul.soft', { 'data-key': 'further' }, further.map((line) => h('li', line))),
  );
}

function figures(seen, past) {
  const sum = seen.reconcile;
  const total = seen.latency?.total;
  const raw = seen.arrows?.['ingest-raw']?.rate;
  const storage = seen.groups?.find((g) => g.kind === 'storage');
  const line = (name) => past?.lines?.[name];
  const rejected = line('REJECTED')?.values.slice(-60).reduce((n, v) => n + (v ?? 0), 0);
  return h(
    'dl.figures',
    { 'data-key': 'figures' },
    figure('Coming in', pace(raw), line('IN'), (v) => `${count(v)}/min`, seen.feeds ? plural(seen.feeds.length, 'feed') : '', '/feeds'),
    figure('Receipt to row', total?.count ? span(total.p50) : '–', line('P99'), span, total?.count ? `p99 ${span(total.p99)}` : 'none in the last hour', '/latency'),
    figure('Oldest not stored', storage ? behind(storage.seconds ?? 0) : '–', line('OLDEST'), span, storage ? (storage.lag ? `${upTo(storage.lag)} wait` : 'all of it durable') : 'nothing stored yet', '/lag'),
    figure('Rejected in an hour', past && line('REJECTED') ? count(rejected) : '–', line('REJECTED'), (v) => `${count(v)}/min`, seen.rejected ? `${count(seen.rejected.open)} open` : '', '/rejected'),
    sum && reconciled(sum),
  );
}

function figure(name, value, line, unit, note, to) {
  const known = (line?.values ?? []).filter((v) => v !== null);
  const usual = line && line.usualFrom !== null && line.usualTo !== null ? `usually ${unit(line.usualFrom)} to ${unit(line.usualTo)}` : '';
  return h(
    'div',
    { 'data-key': name },
    h('dt', h('a', { href: to }, name), h('small', note)),
    h('dd', h('strong', value), known.length > 1 ? ranged(line, `${name}, minute by minute${usual ? `; ${usual}` : ''}`) : h('span.ranged'), h('small', usual || ' ')),
  );
}

/** accepted = stored + duplicates + resends + held + rejected + what is on its way, as one bar. */
function reconciled(sum) {
  const parts = ['stored', 'duplicates', 'resends', 'held', 'rejected', 'unaccounted'];
  const whole = Math.max(1, sum.accepted);
  const late = (sum.oldestUnaccountedSeconds ?? 0) > IN_FLIGHT_S;
  const word = (p) => (p !== 'unaccounted' ? p : late ? 'unaccounted' : 'in flight');
  const state = sum.problem ? ['warn', 'not up to date'] : !sum.complete ? ['unknown', 'still counting'] : sum.overdue ? ['bad', `${count(sum.overdue)} held too long`] : sum.balanced ? ['ok', 'balanced'] : late ? ['bad', `${count(sum.unaccounted)} unaccounted for ${span(sum.oldestUnaccountedSeconds)}`] : ['unknown', `${count(sum.unaccounted)} in flight`];
  const kind = (p) => (p === 'unaccounted' && !late ? 'flight' : p);
  const bar = h('div.sum', { role: 'img', 'aria-label': parts.map((p) => `${sum[p]} ${word(p)}`).join(', ') }, parts.map((p) => part(kind(p), sum[p] / whole)));
  return h(
    'div.wide',
    { 'data-key': 'sum' },
    h('dt', `Accepted ${count(sum.accepted)} `, light(...state)),
    h('dd', sum.accepted > 0 && bar, h('small', parts.filter((p) => sum[p] > 0).map((p) => h('span', { class: `of ${kind(p)}` }, `${count(sum[p])} ${word(p)}`)))),
  );
}

function part(name, share) {
  const node = h('i', { class: name });
  node.style.flexGrow = share;
  return node;
}

/** Of what lies beside the main road, off the tape. */
function pipeline(seen, lines, map, turn) {
  const side = {
    'ingest-rejected': lines.rate((line) => line.kind === 'rejected' && AT_INGEST.includes(line.stage)),
    'enrich-rejected': lines.rate((line) => line.kind === 'rejected' && !AT_INGEST.includes(line.stage)),
    'enrich-notices': lines.rate((line) => line.kind === 'notice' && line.notice !== 'STORY_RESENT'),
  };
  const beside = sides(seen, { rejected: side['ingest-rejected'] + side['enrich-rejected'], notices: side['enrich-notices'] });
  return h(
    'section.card.pipeline',
    { 'data-key': 'pipeline' },
    h('div.head', h('h2', 'Pipeline, stories a second'), h('div.tools', beside, h('button', { type: 'button', 'aria-expanded': String(map), onclick: turn }, map ? 'Hide the map' : 'Whole map'))),
    map ? h('div', { 'data-key': 'map' }, flow(seen, side), legend()) : strip(seen),
  );
}

const legend = () =>
  h('p.legend', [['ok', 'well'], ['warn', 'look at it'], ['bad', 'needs you'], ['unknown', 'not known']].map(([kind, word]) => h('span', { class: kind }, `${SIGNS[kind]} ${word}`)));

function latest(lines, seen) {
  const shown = lines.newest(SHOWN, 'all');
  const none = seen.groups && !seen.feeds.length;
  return h(
    'section.card',
    { 'data-key': 'latest' },
    h('div.head', h('h2', 'On the wire'), h('div.tools', h('a', { href: '/ticker' }, 'Ticker'))),
    shown.length ? h('ol.tape.dense', shown) : none ? empty('Nothing has come in yet.', 'Push a story, and it shows here a moment later. The key is in endpoints.json of the data folder, or in ingest.feeds.', curlLine(desk.ingest)) : h('p.soft', 'Quiet.'),
  );
}

/** The silent ones first, then who was heard longest ago; a day's line each. */
function feeds(seen, past) {
  const silent = (f) => (f.state === 'silent' ? 0 : 1);
  const rows = (seen.feeds ?? []).slice().sort((a, b) => silent(a) - silent(b) || (b.messages ?? 0) - (a.messages ?? 0)).slice(0, 9);
  return (
    rows.length > 0 &&
    h(
      'section.card',
      { 'data-key': 'feeds' },
      h('div.head', h('h2', 'Who sends'), h('div.tools', h('a', { href: '/feeds' }, 'Feeds'))),
      h(
        'ul.senders',
        rows.map((f) =>
          h(
            'li',
            { 'data-key': f.feed, class: f.state },
            h('a.clip', { href: `/stories?feed=${encodeURIComponent(f.feed)}` }, f.feed),
            spark(past?.feeds?.[f.feed] ?? [0], `${f.feed} over the last day`),
            f.state === 'silent' ? light('bad', 'silent') : h('span.num', f.last ? since(f.last) : 'nothing yet'),
            h('small', f.expected?.intervalSeconds ? `every ${span(f.expected.intervalSeconds)}` : ''),
          ),
        ),
      ),
    )
  );
}

const embargoes = (seen) =>
  (seen.embargoes ?? []).length > 0 &&
  h(
    'section.card',
    { 'data-key': 'embargoes' },
    h('div.head', h('h2', 'Embargoes due'), h('div.tools', h('a', { href: '/notices?kind=STORY_HELD,STORY_RELEASED' }, 'All'))),
    h('ul.senders', seen.embargoes.map((e) => h('li', { 'data-key': e.storyId }, h('a.clip', { href: storyUrl(e.storyId), title: e.storyId }, e.title ?? e.storyId), h('span.num', { 'data-until': e.until }, until(e.until))))),
  );

/** Those of ours alone. */
function readers(seen) {
  const rows = (seen.groups ?? []).filter((g) => g.ours).sort((a, b) => (b.lag ?? 0) - (a.lag ?? 0)).slice(0, 5);
  return h(
    'section.card',
    { 'data-key': 'groups' },
    h('div.head', h('h2', 'Who reads'), h('div.tools', h('a', { href: '/lag' }, 'Lag'))),
    rows.length
      ? h('ul.readers', rows.map((g) => h('li', { 'data-key': g.group }, h('a.clip', { href: `/lag?group=${encodeURIComponent(g.group)}`, title: g.group }, g.group), g.lag === null ? light('unknown', 'nothing read yet') : light(g.health, g.lag === 0 ? 'caught up' : `${upTo(g.lag)} behind${g.seconds ? `, ${behind(g.seconds)}` : ''}`))))
      : h('p.soft', (seen.problems ?? []).length ? 'No group could be read.' : 'No group has committed anything yet.'),
  );
}
