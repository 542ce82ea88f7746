// Stories told more than once: the groups, and one group side by side.
import { get } from '../api.js';
import { linePair, paragraphPairs } from '../compare.js';
import { h } from '../dom.js';
import { COPY_FILTERS, asked, filterBar, filtersOf, isFiltered } from '../filters.js';
import { paged } from '../paged.js';
import { chip, clock, empty, groupUrl, heading, loading, problem, storyUrl, switches } from '../parts.js';
import { adjust } from '../route.js';
import { lower, percent, plural } from '../words.js';

export const copies = (place, params) => (params.get('group') ? group(place, params) : groups(place, params));

function groups(place, params) {
  const chosen = filtersOf(params, COPY_FILTERS);
  const list = paged(h('ol.rows.dense'), {
    ask: async (after) => {
      const page = await get('copies', { ...asked(chosen), after });
      return { rows: page.groups, next: page.next };
    },
    row: groupRow,
    none: () => (isFiltered(chosen) ? empty('No copy matches.', 'Take a filter away.') : empty('No copies yet.', 'When a second outlet sends a story that is already here, the pair shows up in this list.')),
    older: 'Older groups',
    news: (told) => told.lines.some((line) => line.kind === 'copy'),
  });
  const by = (name, value) => {
    chosen[name] = value;
    adjust({ [name]: value });
    list.again();
  };
  place.append(heading('Copies', 'The same story from more than one outlet: whose was first, who reprinted it, and how it differs. The filters are of the copies.'), filterBar(chosen, by), list.node);
  return list.end;
}

const groupRow = (g) =>
  h(
    'li',
    { 'data-key': g.groupId },
    h('a.title', { href: groupUrl(g.groupId), 'data-stop': '' }, g.title),
    h('p.meta', h('span', 'received ', clock(g.receivedAt)), h('span', 'first ', h('b', g.ofFeed ?? 'unknown')), h('span', 'then ', h('b', g.feeds.join(', '))), h('span', plural(g.copies, 'copy', 'copies')), g.relations.map((r) => chip(lower(r), 'accent')), g.ofPubStatus === 'canceled' && chip('first one killed', 'bad')),
  );

function group(place, params) {
  const id = params.get('group');
  let gone = false;
  const load = async () => {
    place.replaceChildren(heading('Copies'), loading());
    try {
      const found = await get('copies/group', { id });
      if (!gone) draw(place, found, params.get('copy'));
    } catch (e) {
      if (gone) return;
      place.replaceChildren(heading('Copies', h('a', { href: '/copies' }, 'All groups')), problem(e.status === 404 ? 'No such group' : 'Storage', e, load));
    }
  };
  load();
  return () => (gone = true);
}

function draw(place, found, wanted) {
  const members = found.copies;
  const pairs = h('section.card');
  let current = members.find((m) => m.storyId === wanted) ?? members[0];
  const choice = h('div');
  const show = (storyId) => {
    current = members.find((m) => m.storyId === storyId) ?? current;
    adjust({ copy: current.storyId === members[0].storyId ? null : current.storyId });
    choice.replaceChildren(members.length > 1 ? switches('Copy', members.map((m) => [m.storyId, `${m.feed} · ${lower(m.relation)} ${percent(m.similarity)}`]), current.storyId, show) : '');
    pairs.replaceChildren(sideBySide(found.original, current));
  };
  place.replaceChildren(
    heading(title(found), `${plural(members.length, 'copy', 'copies')}${found.more ? ' and more' : ''}. What only one of the two says is marked.`, h('a', { href: '/copies' }, 'All groups')),
    choice,
    pairs,
  );
  if (current) show(current.storyId);
  else pairs.replaceChildren(empty('Nobody has copied it.', 'A group begins with its first copy.'));
}

/** A killed story has no headline any more, its copies have. */
function title({ original, copies, groupId }) {
  const live = original?.pubStatus === 'canceled' ? null : original?.title;
  return live ?? copies[0]?.title ?? original?.title ?? groupId;
}

function sideBySide(original, copy) {
  const [left, right] = linePair(original?.title, copy.title);
  return h(
    'div.pair.apart',
    original ? side(original, left, 'first') : h('div.side', h('p.soft', 'The first one is not stored any more.')),
    side(copy, right, 'copy', relation(copy)),
    paragraphPairs(original?.body, copy.body),
  );
}

const side = (story, title, word, more) =>
  h('div.side', h('p.meta', chip(word), h('b', story.feed), h('span', 'received ', clock(story.receivedAt)), story.pubStatus === 'canceled' && chip('killed', 'bad'), story.language && h('span', story.language)), h('h3', h('a', { href: storyUrl(story.storyId) }, title)), more);

function relation(copy) {
  const bar = h('i');
  bar.style.width = `${Math.round(copy.similarity * 100)}%`;
  return [
    h('p.meta', chip(lower(copy.relation), 'accent'), h('span', h('span.meter', { 'aria-hidden': 'true' }, bar), `similarity ${percent(copy.similarity)}`)),
    copy.reasons.length > 0 && h('ul.reasons', copy.reasons.map((reason) => h('li', reason))),
  ];
}
