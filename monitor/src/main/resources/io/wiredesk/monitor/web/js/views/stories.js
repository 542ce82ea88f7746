// Stored stories, newest first, or those a search finds.
import { get } from '../api.js';
import { h } from '../dom.js';
import { chip, clock, curlLine, empty, found, heading, storyUrl } from '../parts.js';
import { FILTERS, asked, filterBar, filtersOf, isFiltered } from '../filters.js';
import { paged } from '../paged.js';
import { adjust, desk } from '../route.js';
import { count } from '../words.js';

export function stories(place, params) {
  const q = params.get('q');
  const chosen = filtersOf(params, FILTERS);
  const list = paged(h(q ? 'ol.rows' : 'ol.rows.dense'), {
    ask: async (after) => {
      const page = await get('stories', { q, ...asked(chosen), after });
      return { rows: page.stories, next: page.next };
    },
    row,
    none: () => none(q, chosen),
    older: 'Older stories',
    news: q ? null : () => true,
  });
  const by = (name, value) => {
    chosen[name] = value;
    adjust({ [name]: value });
    list.again();
  };
  place.append(
    heading(q ? `“${q}”` : 'Stories', q ? 'Found in headline and text, each story in its own language. “Quotes” hold a phrase together, -word leaves it out, OR widens.' : 'What is stored, newest first.'),
    filterBar(chosen, by),
    list.node,
  );
  return list.end;
}

const none = (q, chosen) =>
  isFiltered(chosen)
    ? empty('Nothing stored matches.', 'Take a filter away.')
    : q
    ? empty('Nothing stored has all these words.', 'Try fewer words, or “one OR another”. Killed stories have no text to be found by.')
    : empty('No story is stored yet.', 'Push one; it is stored within a second:', curlLine(desk.ingest));

function row(story) {
  const killed = story.pubStatus === 'canceled';
  return h(
    'li',
    { 'data-key': story.storyId },
    h('a.title', { href: storyUrl(story.storyId), 'data-stop': '', class: killed ? 'killed' : null }, story.title),
    story.snippet && h('p.snippet', found(story.snippet)),
    h(
      'p.meta',
      clock(story.receivedAt),
      h('b', story.feed),
      killed ? chip('killed', 'bad') : story.pubStatus !== 'usable' ? chip(story.pubStatus, 'warn') : story.change !== 'new' && chip(story.change),
      story.revisionNumber > 1 && h('span', `revision ${story.revisionNumber}`),
      story.datelinePlace && h('span', story.datelinePlace),
      story.language && h('span', story.language),
      story.wordCount > 0 && h('span', `${count(story.wordCount)} words`),
      story.urgency && h('span', `urgency ${story.urgency}`),
    ),
  );
}
