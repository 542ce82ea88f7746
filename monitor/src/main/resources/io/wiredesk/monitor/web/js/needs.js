// What needs somebody: how a line looks, and how it is taken on.
import { post } from './api.js';
import { h } from './dom.js';
import { askFirst, say, since, storyUrl } from './parts.js';
import { plural } from './words.js';

/** The worst of a kind in a few words, what to do about it, and where. */
const KINDS = {
  kill: { health: 'bad', name: 'Killed, and copies live', act: 'Kill the copies at their outlets, or call the desks.', to: (n) => storyUrl(n.storyId) },
  embargo: { health: 'bad', name: 'Embargo past its time', act: 'See whether enrich runs and keeps up, and its clock.', to: (n) => storyUrl(n.storyId) },
  away: { health: 'bad', name: 'Does not answer', act: 'Start it, or see its log.', to: () => '/lag' },
  reader: { health: 'bad', name: 'Behind', act: 'See the log of whoever reads, and its partitions.', to: (n) => `/lag?group=${encodeURIComponent(n.about)}` },
  silent: { health: 'bad', name: 'Silent', act: 'Ask the agency, or look at the feed’s transport.', to: () => '/feeds' },
  lost: { health: 'bad', name: 'Not accounted for', act: 'Run wiredesk reconcile; it names each by its place.', to: () => '/lag' },
  rejected: { health: 'warn', name: 'Rejected', act: 'Look, mend the cause, replay; or discard with a reason.', to: () => '/rejected?status=open' },
  order: { health: 'warn', name: 'Names no story', act: 'Find the story that is meant, and ask the agency.', to: () => '/notices?kind=ADVISORY_UNRESOLVED,FOREIGN_ORDER' },
};

const KEPT = 'wiredesk.name';
const IDS = { embargo: true, order: true };

export const healthOf = (need) => KINDS[need.kind]?.health ?? 'warn';
export const linkOf = (need) => KINDS[need.kind]?.to(need) ?? '/';

/** Those that nobody took on. */
export const openNeeds = (seen) => (seen.needs ?? []).filter((need) => !need.acknowledged);

/** One line for a headline. */
export function needSentence(need) {
  if (need.kind === 'kill') return `Killed, but ${need.copies.length === 1 ? 'a copy lives' : `${need.copies.length} copies live`}: ${need.title}`;
  if (need.kind === 'embargo') return `Held although its embargo is past: ${need.about}`;
  if (need.kind === 'silent') return `Feed ${need.about} is silent: ${need.text}`;
  if (need.kind === 'reader') return `${need.about} ${need.text}`;
  if (need.kind === 'rejected') return need.text;
  if (need.kind === 'lost') return `Messages: ${need.text}`;
  return IDS[need.kind] ? need.text : `${need.about}: ${need.text}`;
}

export function needRow(need) {
  const kind = KINDS[need.kind] ?? { name: need.kind, act: '', health: 'warn' };
  const told = need.kind === 'kill' || need.kind === 'order' ? [h('b', need.title), `: ${need.text}`] : [h('b', need.about === 'copy' || need.about === 'messages' ? kind.name : need.about), `: ${need.text}`];
  return h(
    'li',
    { 'data-key': need.key, class: `${kind.health}${need.acknowledged ? ' taken' : ''}` },
    h('span.chip', { class: kind.health }, kind.name),
    h('a.said-of', { href: linkOf(need), 'data-stop': '' }, told),
    since(need.since),
    need.acknowledged
      ? h('span.do', `${need.acknowledged.by}: ${need.acknowledged.reason}`)
      : [h('span.do', kind.act), h('button', { type: 'button', 'data-take': need.key, 'aria-label': `Acknowledge: ${need.title}`, onclick: (e) => take(e.currentTarget.dataset.take) }, 'Acknowledge')],
  );
}

/** Asks for a name and a reason and keeps both on wire.notices. */
export async function take(key, done = () => {}) {
  const kept = stored();
  const said = await askFirst({ title: 'Acknowledge it', text: 'Your name and the reason stay on wire.notices, and the line steps back. What happens anew is told anew.', name: kept, ask: 'What is being done about it?', act: 'Acknowledge' });
  if (!said) return;
  try {
    await post('needs/acknowledge', { key, by: said.name, reason: said.text });
    store(said.name);
    say('Acknowledged.');
    done();
  } catch (e) {
    say(`Not done: ${e.message}`);
  }
}

function stored() {
  try {
    return localStorage.getItem(KEPT) ?? '';
  } catch {
    return '';
  }
}

function store(name) {
  try {
    localStorage.setItem(KEPT, name);
  } catch {
    // Storage is forbidden here: the name is asked for again.
  }
}

/** The kill that a story is part of, as the killed one or as one of its living copies. */
export const killOf = (seen, storyId) => (seen?.needs ?? []).find((n) => n.kind === 'kill' && (n.storyId === storyId || n.copies.some((c) => c.storyId === storyId)));

/** On the page of a killed story and on that of each of its copies. */
export function killBanner(need, storyId, done) {
  const own = need.storyId === storyId;
  const told = own
    ? [h('strong', `Killed, but ${plural(need.copies.length, 'copy lives', 'copies live')}. `), need.copies.length === 1 ? 'Stop it: ' : 'Stop them: ', need.copies.map((c, i) => [i ? ', ' : '', h('a', { href: storyUrl(c.storyId) }, c.title), c.feed && ` (${c.feed})`])]
    : [h('strong', 'Do not publish: its original was killed. '), 'This copy lives on. ', h('a', { href: storyUrl(need.storyId) }, 'The killed story')];
  return h(
    'div.banner.bad.loud',
    { role: 'alert' },
    h('p', told),
    need.acknowledged
      ? h('p.soft', `Acknowledged by ${need.acknowledged.by}: ${need.acknowledged.reason}`)
      : h('button.bad-act', { type: 'button', onclick: () => take(need.key, done) }, 'Acknowledge …'),
  );
}
