// What operators and desks should know.
import { every, get } from '../api.js';
import { h, morph } from '../dom.js';
import { noticeKind } from '../lines.js';
import { chip, clock, empty, heading, loading, problem, storyUrl, switches } from '../parts.js';
import { adjust } from '../route.js';
import { lower } from '../words.js';

const EVERY_MS = 4000;
const KINDS = [['', 'All'], ['FEED_SILENT,FEED_RESUMED', 'Silence'], ['KILL_WITH_LIVE_COPIES,ADVISORY_UNRESOLVED,FOREIGN_ORDER', 'Kills'], ['SEQUENCE_GAP', 'Gaps'], ['STORY_HELD,STORY_RELEASED', 'Embargoes'], ['STORY_RESENT', 'Resends'], ['REJECTED_REPLAYED,REJECTED_DISCARDED', 'Replays']];

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

const row = (n) =>
  h(
    'li',
    { 'data-key': n.id },
    h('p.meta', clock(n.at), chip(lower(n.kind), noticeKind(n.kind)), n.feed && h('b', n.feed), n.until && h('span', 'until ', clock(n.until))),
    h('p.text', n.text),
    h(
      'p.meta',
      n.storyId && h('a', { href: storyUrl(n.storyId), 'data-stop': '' }, n.storyId),
      n.related.map((id) => h('a', { href: storyUrl(id) }, id)),
      n.rejected && h('a', { href: `/rejected?id=${encodeURIComponent(n.rejected)}` }, n.rejected),
    ),
  );
