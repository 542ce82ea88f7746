// Every feed: when it last sent, when it is expected to, what became of what it sent.
import { every, get } from '../api.js';
import { h, morph } from '../dom.js';
import { cell, clock, curlLine, empty, heading, light, loading, problem, since, table } from '../parts.js';
import { desk } from '../route.js';
import { count, lower, rate, span } from '../words.js';

const EVERY_MS = 3000;
const STATES = { live: ['ok', 'live'], silent: ['bad', 'silent'], learning: ['unknown', 'learning its rhythm'], unseen: ['unknown', 'nothing yet'] };
const COLUMNS = [{ label: 'Feed' }, { label: 'State' }, { label: 'Last story' }, { label: 'Expected' }, { label: 'Rate', num: true }, { label: 'Messages', num: true }, { label: 'Gaps', num: true }, { label: 'Copies', num: true }, { label: 'Resends', num: true }, { label: 'Rejected' }];

export function feeds(place) {
  const body = h('div.stack', { 'data-own': '' }, loading());
  place.append(heading('Feeds', 'Who sends, in what rhythm, and who has fallen silent. The rhythm is learned by hour of the week unless it is configured.'), body);
  return every(
    EVERY_MS,
    (signal) => get('feeds', {}, signal),
    (seen) => draw(body, seen),
    (e) => morph(body, problem('Feeds', e), ...[...body.children].filter((c) => c.dataset.key === 'feeds')),
  );
}

function draw(body, seen) {
  const order = { silent: 0, live: 1, learning: 2, unseen: 3 };
  const sorted = seen.feeds.slice().sort((a, b) => order[a.state] - order[b.state] || a.feed.localeCompare(b.feed));
  morph(
    body,
    h(
      'section.card',
      { 'data-key': 'feeds' },
      sorted.length ? table('Feeds', COLUMNS, sorted.map(row)) : empty('No feed has sent anything yet.', 'Feeds are configured under ingest.feeds. Push a story through one:', curlLine(desk.ingest)),
      h('p.meta', 'Counted since ', clock(seen.since), !seen.complete && ' – still reading what was there before'),
    ),
  );
}

/** Nothing is the usual case, and steps back. */
const tally = (label, n, ...more) => cell(label, n ? 'num' : 'num soft', count(n), ...more);

function row(f) {
  const expected = f.expected ?? {};
  return h(
    'tr',
    { 'data-key': f.feed },
    h('th', { scope: 'row' }, h('a.whole', { href: `/stories?feed=${encodeURIComponent(f.feed)}`, 'data-stop': '' }, f.feed)),
    cell('State', '', light(...(STATES[f.state] ?? ['unknown', f.state ?? 'not known'])), f.silentSince && h('div.soft', 'since ', clock(f.silentSince))),
    cell('Last story', '', f.last ? since(f.last) : '–'),
    cell('Expected', '', expected.intervalSeconds ? h('span.keep', `every ${span(expected.intervalSeconds)}`) : '–', h('div.soft', expected.source === 'learned' ? 'learned' : expected.source === 'configured' ? 'configured' : '', f.state === 'live' && expected.silentAt && [' · due by ', clock(expected.silentAt)])),
    cell('Rate', 'num', rate(f.perSecond), h('div.soft', `${count(f.lastHour)} in an hour`)),
    tally('Messages', f.messages),
    cell('Gaps', f.sequenceGaps ? 'num warn' : 'num soft', count(f.sequenceGaps)),
    tally('Copies', f.duplicates, Object.entries(f.duplicatesByRelation ?? {}).map(([name, n]) => h('div.soft', `${count(n)} ${lower(name)}`))),
    tally('Resends', f.resends),
    cell('Rejected', f.rejected ? 'wide' : 'third soft', f.rejected ? rejections(f) : '0'),
  );
}

const REASONS = 4;

/** The most frequent reasons, each a way to its messages. */
function rejections(f) {
  const reasons = (f.rejectedByReason ?? []).slice().sort((a, b) => b.count - a.count);
  const to = `/rejected?feed=${encodeURIComponent(f.feed)}`;
  return h(
    'div.chips',
    reasons.slice(0, REASONS).map((r) => h('a.chip.bad', { href: `${to}&code=${encodeURIComponent(r.code)}` }, `${count(r.count)} ${r.code}`)),
    (reasons.length > REASONS || !reasons.length) && h('a.chip', { href: to }, reasons.length ? `${count(reasons.length - REASONS)} more reasons` : count(f.rejected)),
  );
}
