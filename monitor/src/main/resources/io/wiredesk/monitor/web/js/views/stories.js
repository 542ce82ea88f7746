// Stored stories, newest first, or those a search finds.
import { get } from '../api.js';
import { h } from '../dom.js';
import { tape } from '../live.js';
import { chip, clock, curlLine, empty, found, heading, loading, problem, storyUrl } from '../parts.js';
import { FILTERS, asked, filterBar, filtersOf } from '../filters.js';
import { adjust, desk, restore } from '../route.js';
import { count } from '../words.js';

/** A story is stored a moment after it is told; many at once are fetched once. */
const SETTLE_MS = 1500;

export function stories(place, params) {
  const q = params.get('q');
  const chosen = filtersOf(params);
  const items = h(q ? 'ol.rows' : 'ol.rows.dense');
  const state = h('div', loading());
  const more = h('div.more');
  const by = (name, value) => {
    chosen[name] = value;
    adjust({ [name]: value });
    paged = false;
    load();
  };
  place.append(
    heading(q ? `“${q}”` : 'Stories', q ? 'Found in headline and text, each story in its own language. “Quotes” hold a phrase together, -word leaves it out, OR widens.' : 'What is stored, newest first.'),
    filterBar(chosen, by),
    h('section.card', state, items, more),
  );
  let paged = false;
  let timer = 0;
  let gone = false;

  const load = async (after) => {
    try {
      const page = await get('stories', { q, ...asked(chosen), after });
      if (gone) return;
      const rows = page.stories.map(row);
      after ? items.append(...rows) : items.replaceChildren(...rows);
      state.replaceChildren(...(items.children.length ? [] : [none(q, chosen)]));
      more.replaceChildren(...(page.next ? [h('button', { type: 'button', onclick: () => ((paged = true), load(page.next)) }, 'Older stories')] : []));
    } catch (e) {
      if (!gone) state.replaceChildren(problem(e.status === 503 ? 'Storage' : 'Stories', e, () => load(after)));
    }
  };
  load().then(() => restore(items));
  const end = q || tape.listen(() => {
    if (paged || timer) return;
    timer = setTimeout(() => ((timer = 0), paged || document.activeElement?.closest('.rows') || load()), SETTLE_MS);
  });
  return () => {
    gone = true;
    clearTimeout(timer);
    if (end instanceof Function) end();
  };
}

const none = (q, chosen) =>
  FILTERS.some((name) => chosen[name])
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
