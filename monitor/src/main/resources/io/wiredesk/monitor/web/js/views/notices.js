// What operators and desks should know.
import { every, get } from '../api.js';
import { h, morph } from '../dom.js';
import { noticeKind } from '../lines.js';
import { chip, clock, empty, heading, loading, problem, storyUrl, switches } from '../parts.js';
import { adjust } from '../route.js';
import { lower, plural } from '../words.js';

const EVERY_MS = 4000;
const KINDS = [['', 'All but resends'], ['ALL', 'All'], ['FEED_SILENT,FEED_RESUMED', 'Silence'], ['KILL_WITH_LIVE_COPIES,ADVISORY_UNRESOLVED,FOREIGN_ORDER', 'Kills'], ['ACKNOWLEDGED', 'Acknowledged'], ['SEQUENCE_GAP', 'Gaps'], ['STORY_HELD,STORY_RELEASED', 'Embargoes'], ['STORY_RESENT', 'Resends'], ['REJECTED_REPLAYED,REJECTED_DISCARDED', 'Replays']];

export function notices(place, params) {
  let kind = params.get('kind') ?? '';
  const feed = params.get('feed');
  const body = h('div.stack', { 'data-own': '' });
  const choice = h('div');
  const list = h('section.card', { 'data-own': '' }, loading());
  let end = () => {};
  const choose = (value) => {
    kind = value;
    adjust({ kind });
    choice.replaceChildren(switches('Kind', KINDS, kind, choose));
    end();
    end = every(EVERY_MS, (signal) => get('notices', { kind, feed, limit: 200 }, signal), draw, (e) => morph(list, problem('Notices', e)));
  };
  const draw = (found) =>
    morph(list, found.items.length ? h('ol.rows', { 'data-key': 'rows' }, found.items.map(row)) : empty('Nothing to tell.', 'Silent feeds, kills whose copies live on, sequence gaps and embargoes show here.'));
  place.append(heading('Notices', 'Silence, kills whose copies live on, sequence gaps, embargoes: newest first.'), body);
  body.append(choice, list);
  choose(kind);
  return () => end();
}

/** By headline where there is one; the ids stand behind it, once. */
const row = (n) =>
  h(
    'li',
    { 'data-key': n.id },
    h('p.meta', clock(n.at), chip(lower(n.kind), noticeKind(n.kind)), n.feed && h('b', n.feed), n.until && h('span', 'until ', clock(n.until))),
    n.storyId && h('p', h('a.title', { href: storyUrl(n.storyId), 'data-stop': '', title: n.storyId }, n.title ?? n.storyId)),
    h('p.text', told(n)),
    n.related.length > 0 && h('p.meta', 'concerns ', n.related.map((r) => h('a', { href: storyUrl(r.storyId), title: r.storyId }, r.title ?? r.storyId, r.feed && ` (${r.feed})`))),
    n.rejected && h('p.meta', h('a', { href: `/rejected?id=${encodeURIComponent(n.rejected)}` }, n.rejected)),
  );

/** The line for people, without the ids that stand above and below it. */
function told(n) {
  if (n.kind === 'KILL_WITH_LIVE_COPIES') return `Killed; ${plural(n.related.length, 'copy of it was', 'copies of it were')} not.`;
  if (n.kind === 'ACKNOWLEDGED') return `${n.by}: ${n.text}`;
  return n.storyId && n.text.startsWith(`${n.storyId} `) ? n.text.slice(n.storyId.length + 1).replace(/^./, (c) => c.toUpperCase()) : n.text;
}
