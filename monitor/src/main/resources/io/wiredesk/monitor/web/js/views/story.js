// One story: its text, its revisions and what each changed, who copied it, where it is stored.
import { get } from '../api.js';
import { changes, linePair, paragraphPairs } from '../compare.js';
import { h, morph } from '../dom.js';
import { overview as live } from '../live.js';
import { killBanner, killOf } from '../needs.js';
import { conceptName } from '../topics.js';
import { chip, clock, groupUrl, heading, loading, problem, storyUrl } from '../parts.js';
import { changed, count, lower, percent, plural, span, until } from '../words.js';
import { noticeKind } from '../lines.js';
import { tabs } from '../tabs.js';
import { places } from './places.js';
import { trace } from './trace.js';

export function story(place, params) {
  const id = params.get('id') ?? '';
  let gone = false;
  const ends = [];
  const load = async () => {
    place.replaceChildren(heading('Story'), loading());
    try {
      const file = await get('story', { id });
      if (!gone) draw(place, file, params.get('tab'), ends);
    } catch (e) {
      if (gone) return;
      if (e.status === 404) missing(place, id, ends);
      else place.replaceChildren(heading('Story'), problem('Storage', e, load));
    }
  };
  load();
  return () => {
    gone = true;
    ends.forEach((end) => end());
  };
}

/** What is held has no row: its notice says until when. */
function missing(place, id, ends) {
  const told = h('div', h('p', 'It may be held by an embargo, on its way, or rejected. ', h('a', { href: '/notices' }, 'Notices'), ' tell of held stories.'));
  place.replaceChildren(heading('Not stored', `Nothing is stored under ${id}.`), told, trace(id, ends));
  get('notices', { storyId: id, kind: 'STORY_HELD,STORY_RELEASED', limit: 1 }).then(
    ({ items: [newest] }) =>
      newest?.kind === 'STORY_HELD' &&
      told.replaceChildren(h('p.banner.accent', h('strong', newest.until ? 'Held by its embargo until ' : 'Withheld, without a time. '), newest.until && clock(newest.until), newest.until && [' · ', h('span', { 'data-until': newest.until }, until(newest.until))]), h('p.soft', newest.text)),
    () => {}, // the broker is away: the page says what it may be
  );
}

/** `ends` gets what ends its listening. */
function draw(place, file, tab, ends) {
  const current = file.story ?? file.copy;
  const newest = file.revisions[0];
  const at = current ?? newest ?? {};
  const text = current?.body ?? newest?.body;
  const title = file.story?.displayTitle ?? file.copy?.title ?? newest?.headline ?? file.storyId;
  document.title = `${title} – Wiredesk`;
  const alarm = h('div', { 'data-own': '' });
  const comparison = h('div');
  const panels = [
    ['text', 'Text', () => textCard(text, at)],
    ['history', `History ${count(file.revisionCount)}`, () => h('div.stack', comparison, revisions(file.revisions, file.revisionCount, comparison), noticesOf(file.storyId))],
    file.copies.length > 0 && ['copies', `Copies ${count(file.copies.length)}`, () => copies(file)],
    ['trace', 'Trace', () => trace(file.storyId, ends)],
    ['records', 'Records', () => places(file, newest)],
  ].filter((panel) => panel);
  place.replaceChildren(alarm, lead(title, at, file), h('div.two', tabs('This story', panels, tab), facts(file, at)));
  const warn = (seen) => {
    const kill = killOf(seen, file.storyId);
    morph(alarm, kill ? killBanner(kill, file.storyId) : doomed(file) && killedOriginal(file.copy));
  };
  warn(live.last);
  ends.push(live.listen(warn));
}

/** Whether it is a copy that is not killed, of a story that is. */
const doomed = (file) => file.copy?.ofPubStatus === 'canceled' && file.copy.pubStatus !== 'canceled';

const killedOriginal = (copy) => h('div.banner.bad.loud', { role: 'alert' }, h('p', h('strong', 'Do not publish: its original was killed. '), h('a', { href: storyUrl(copy.ofStoryId) }, 'The killed story')));

function lead(title, at, file) {
  const killed = at.pubStatus === 'canceled';
  const lost = doomed(file);
  return h(
    'header.lead',
    h('h1', { tabindex: -1 }, title),
    at.subheadline && h('p.sub', at.subheadline),
    h('p.meta', h('b', at.feed), h('span', 'received ', clock(at.receivedAt)), at.byline && h('span', at.byline), chip(lost ? 'original killed' : killed ? 'killed' : (at.pubStatus ?? 'unknown'), killed || lost ? 'bad' : at.pubStatus === 'usable' ? 'ok' : 'warn'), at.change && chip(at.change), at.urgency && chip(`urgency ${at.urgency}`)),
    killed && h('p.banner.bad', `Killed ${at.killedAt ? 'at ' : ''}`, at.killedAt && clock(at.killedAt), '. Its text is gone from storage; do not publish it.'),
    file.copy && h('p.banner', { class: lost ? 'bad' : 'accent' }, `${lower(file.copy.relation)} copy of `, h('a', { href: storyUrl(file.copy.ofStoryId) }, file.copy.ofTitle ?? file.copy.ofStoryId), file.copy.ofFeed && ` (${file.copy.ofFeed})`, `, similarity ${percent(file.copy.similarity)}. `, h('a', { href: groupUrl(file.copy.groupId) }, 'Side by side')),
    file.story?.expandsStoryId && h('p.banner.accent', 'Tells more fully: ', h('a', { href: storyUrl(file.story.expandsStoryId) }, file.story.expandsStoryId)),
    (file.story?.edNotes ?? []).map((note) => h('p.banner', `${note.role ? `${note.role}: ` : 'Note to editors: '}${note.text}`)),
  );
}

const textCard = (text, at) =>
  h('section.card', { 'aria-label': 'Text' }, text ? h('div.copytext', { lang: at.language }, text.split(/\n\s*\n/).map((p) => h('p', p))) : h('p.soft', at.pubStatus === 'canceled' ? 'No text is kept of a killed story.' : 'An item without text.'));

function facts(file, at) {
  const notes = file.story?.annotations;
  const names = (list) => (list ?? []).map((x) => x.name ?? x.qcode ?? x).join(', ');
  const rows = [
    ['Story id', h('code', file.storyId)], ['Version', at.version], ['Revision', at.revisionNumber ?? at.number], ['Type', at.type], ['Provider', at.provider], ['Slug', at.slugline],
    ['Dateline', at.datelineText ?? at.datelinePlace], ['Language', at.language], ['Words', at.wordCount > 0 && `${count(at.wordCount)}${notes?.readingSeconds ? `, ${span(notes.readingSeconds)} to read` : ''}`],
    ['Wire time', at.versionCreated && clock(at.versionCreated)], ['Received', clock(at.receivedAt)], ['Embargo', at.embargoed && clock(at.embargoed)], ['Expires', at.expires && clock(at.expires)],
    ['People', names(notes?.people)], ['Organisations', names(notes?.organisations)], ['Places', names(notes?.places)], ['Topics', (notes?.topics ?? []).map(conceptName).join(', ')], ['Tickers', names(at.tickers)],
    ['Keywords', names(at.keywords)], ['Subjects', (at.subjects ?? []).map(conceptName).join(', ')], ['Copyright', at.copyrightNotice], ['Usage', at.usageTerms],
    ['Related', (file.story?.related ?? []).map((r) => h('a', { href: storyUrl(r.storyId) }, r.storyId))], ['Warnings', (at.warnings ?? []).map((w) => h('div', w))],
  ];
  const known = rows.filter(([, value]) => value && (!Array.isArray(value) || value.length));
  return h('section.card', h('h2', 'Facts'), h('dl.facts', known.map(([name, value]) => [h('dt', name), h('dd', value)])));
}

function revisions(all, total, comparison) {
  const show = (after, before, button) => {
    for (const other of document.querySelectorAll('.revisions button')) other.setAttribute('aria-pressed', String(other === button));
    comparison.replaceChildren(compared(before, after));
    comparison.scrollIntoView({ block: 'nearest' });
  };
  return h(
    'section.card',
    h('h2', total > all.length ? `Revisions, the last ${all.length} of ${count(total)}` : plural(total, 'revision')),
    h('ol.revisions', all.map((r, i) => revision(r, all[i + 1], show))),
  );
}

function revision(r, before, show) {
  const moved = before && changes(before.body, r.body);
  const told = changed(r.changedFields);
  return h(
    'li',
    h(
      'div.meta',
      h('b', `${r.number}`), chip(r.change), r.pubStatus !== 'usable' && chip(r.pubStatus, r.pubStatus === 'canceled' ? 'bad' : 'warn'), h('span', 'received ', clock(r.receivedAt)), r.version && h('span', `version ${r.version}`),
      moved && (moved.added || moved.removed) ? h('span', `+${moved.added} −${moved.removed} words`) : null,
      before && h('span.acts', h('button', { type: 'button', 'data-stop': '', 'aria-pressed': 'false', onclick: (e) => show(r, before, e.currentTarget) }, `Compare with ${before.number}`)),
    ),
    told.length > 0 && h('p.meta', `changed: ${told.join(', ')}`),
  );
}

function compared(before, after) {
  const [left, right] = linePair(before.headline, after.headline);
  const side = (r, line) => h('div.side', h('p.meta', h('b', `Revision ${r.number}`), h('span', 'received ', clock(r.receivedAt))), h('h3', line));
  return h('section.card', h('h2', `Revision ${before.number} and ${after.number}`), h('div.pair', side(before, left), side(after, right), paragraphPairs(before.body, after.body)));
}

function copies(file) {
  return h(
    'section.card',
    h('div.head', h('h2', `Copied by ${plural(new Set(file.copies.map((c) => c.feed)).size, 'feed')}`), h('div.tools', h('a', { href: groupUrl(file.copies[0].groupId) }, 'Side by side'))),
    h('ol.rows', file.copies.map((c) => h('li', h('a.title', { href: storyUrl(c.storyId), 'data-stop': '', class: c.pubStatus === 'canceled' ? 'killed' : null }, c.title), h('p.meta', clock(c.receivedAt), h('b', c.feed), chip(lower(c.relation), 'accent'), h('span', `similarity ${percent(c.similarity)}`), c.reasons.length > 0 && h('span', c.reasons.join('; ')))))),
  );
}

/** Filled in when they are known: a story's page does not wait for them. */
function noticesOf(storyId) {
  const node = h('section.card', { hidden: true });
  get('notices', { storyId, kind: 'KILL_WITH_LIVE_COPIES,STORY_HELD,STORY_RELEASED,STORY_RESENT,ADVISORY_UNRESOLVED,FOREIGN_ORDER', limit: 20 }).then(
    (found) => {
      if (!found.items.length) return;
      node.hidden = false;
      node.replaceChildren(h('h2', 'Notices'), h('ul.rows', found.items.map((n) => h('li', h('div.meta', clock(n.at), chip(lower(n.kind), noticeKind(n.kind))), h('p', n.text)))));
    },
    () => {}, // the page is whole without them
  );
  return node;
}
