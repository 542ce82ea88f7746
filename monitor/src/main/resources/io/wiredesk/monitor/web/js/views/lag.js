// How far behind every group is, and what is durable in storage.
import { get, post } from '../api.js';
import { h, morph } from '../dom.js';
import { overview as live } from '../live.js';
import { askFirst, cell, chip, empty, heading, light, loading, problem, say, spark, table, verdictWord } from '../parts.js';
import { adjust } from '../route.js';
import { sheet } from '../sheet.js';
import { behind, count, lower, plural, span } from '../words.js';

const KEPT = 90;
const DAY = 86_400;
const MOST_PARTITIONS = 200;
const WORST = { bad: 0, warn: 1, unknown: 2, ok: 3 };
const COLUMNS = [{ label: 'Group' }, { label: 'Verdict' }, { label: 'Behind', num: true }, { label: 'Offsets', num: true }, { label: 'Trend', num: true }, { label: 'Drained in', num: true }, { label: 'Since you look' }];

/** Lag of each group as this browser saw it; kept from view to view. */
const history = new Map();
live.listen(remember);

function remember(seen) {
  for (const group of seen.groups ?? []) {
    const kept = history.get(group.group) ?? [];
    kept.push(group.lag ?? 0);
    history.set(group.group, kept.slice(-KEPT));
  }
}

export function lag(place, params) {
  let open = params.get('group');
  let typed = '';
  const body = h('div.stack', { 'data-own': '' }, loading());
  const detail = sheet('Partitions', () => pick(null));
  const filter = h('input', { type: 'search', placeholder: 'Filter groups', 'aria-label': 'Filter groups', oninput: (e) => ((typed = e.currentTarget.value.toLowerCase()), draw(live.last ?? {})) });
  const choose = (event) => {
    const name = event.target.closest('[data-group]')?.dataset.group;
    if (!name) return;
    pick(open === name ? null : name);
  };
  const pick = (name) => {
    open = name;
    adjust({ group: open });
    draw(live.last ?? {});
    partitions();
  };
  let control = new AbortController();
  const partitions = async () => {
    control.abort();
    detail.open(open !== null);
    if (!open) return morph(detail.content);
    const mine = (control = new AbortController());
    try {
      const found = await get('lag', { group: open }, mine.signal);
      const group = found.groups.find((g) => g.group === open);
      morph(detail.content, group ? partitionCard(group) : h('section.card', { 'data-key': 'gone' }, empty(`${open} is gone.`, 'A group disappears when its members have left and its offsets have expired.')));
    } catch (e) {
      if (!mine.signal.aborted) morph(detail.content, problem('Partitions', e));
    }
  };
  const draw = (seen) => {
    if (!seen.groups) return;
    const shown = seen.groups.filter((g) => g.group.toLowerCase().includes(typed)).sort((a, b) => WORST[a.health] - WORST[b.health] || (b.lag ?? 0) - (a.lag ?? 0));
    morph(
      body,
      (seen.problems ?? []).length > 0 && h('div.problem', { 'data-key': 'problems', role: 'alert' }, h('strong', 'Not all could be read'), h('ul', seen.problems.map((line) => h('li', line)))),
      h('section.card', { 'data-key': 'groups' }, seen.groups.length ? table('The pipeline’s own readers', COLUMNS, shown.filter((g) => g.ours).map((g) => row(g, open))) : (seen.problems ?? []).length ? empty('No group could be read.') : empty('No group has committed anything yet.', 'A group shows here with its first committed offset: enrich and the sink commit when the first story passes.')),
      others(shown.filter((g) => !g.ours), open),
    );
  };
  body.addEventListener('click', choose);
  place.append(heading('Lag', 'Seconds are the age of the oldest record left to read, not a guess from the rate. Offsets count transaction markers too: so many records wait at most. Storage rows count what the database has made durable.', filter), body, detail.node);
  const end = live.listen((seen) => (draw(seen), open && partitions()));
  return () => {
    end();
    control.abort();
    detail.end();
  };
}

/** Told while there are days to act: until retention takes what is not read. */
const goneIn = (seconds) => seconds !== null && seconds < 3 * DAY && h('div', { class: seconds < DAY ? 'bad' : 'warn' }, `unread, gone in ${span(seconds)}`);

/** A reader that never committed is neither well nor behind. */
const verdict = (g) => (g.lag === null ? light('unknown', 'nothing read yet') : g.ours ? light(g.health, g.verdict) : chip(verdictWord(g.verdict)));

/** They are listed, and alarm nobody. */
const others = (groups, open) =>
  groups.length > 0 &&
  h(
    'section.card',
    { 'data-key': 'others' },
    h('div.head', h('h2', 'Other readers'), h('p', 'Somebody else’s: they count in no total and alarm nobody. A desk of the newsroom’s own is named under monitor.desks.')),
    table('Other readers', [...COLUMNS, { label: '' }], groups.map((g) => row(g, open, !/stable|reconciling|rebalance/i.test(g.state ?? '') && h('button', { type: 'button', 'data-forget': g.group, onclick: (e) => forget(e.currentTarget.dataset.forget) }, 'Forget this group')))),
  );

async function forget(group) {
  if (!(await askFirst({ title: `Forget ${group}?`, text: 'What it committed is deleted. Should it come back, it begins where its own settings say.', act: 'Forget', danger: true }))) return;
  try {
    await post('lag/forget', { group });
    say(`${group} is forgotten.`);
  } catch (e) {
    say(`Not done: ${e.message}`);
  }
}

function row(g, open, act) {
  const growth = g.growthPerSecond;
  return h(
    'tr',
    { 'data-key': g.group, class: g.group === open ? 'picked' : null },
    h('th', { scope: 'row' }, h('button.plain.group', { type: 'button', 'data-stop': '', 'data-group': g.group, 'aria-expanded': String(g.group === open) }, g.group), h('div.soft', `${g.kind}${g.state && g.state !== '-' ? `, ${g.state.toLowerCase()}` : ''}`)),
    cell('Verdict', '', verdict(g), g.neverRead > 0 && h('div.soft', `${plural(g.neverRead, 'partition')} never read`)),
    cell('Behind', 'num', g.lag === null ? '–' : g.lag === 0 ? h('span.soft', 'caught up') : h('b', { class: g.ours ? g.health : '' }, behind(g.seconds)), goneIn(g.goneInSeconds)),
    cell('Offsets', 'num', count(g.lag)),
    cell('Trend', 'num', growth === null ? '–' : Math.abs(growth) < 0.05 ? 'steady' : `${growth > 0 ? '+' : '−'}${Math.abs(growth).toFixed(1)}/s`),
    cell('Drained in', 'num', !g.lag ? '–' : g.drainSeconds !== null ? span(g.drainSeconds) : g.health === 'ok' ? 'steady' : 'not as it goes'),
    cell('Since you look', '', spark(history.get(g.group) ?? [0], `lag of ${g.group} lately`)),
    act !== undefined && cell('', '', act),
  );
}

function partitionCard(group) {
  const columns = [{ label: 'Topic' }, { label: 'Partition', num: true }, { label: 'Verdict' }, { label: 'Committed', num: true }, { label: 'End', num: true }, { label: 'Offsets', num: true }, { label: 'Behind', num: true }, { label: 'Gone in', num: true }, { label: 'Expired unread', num: true }];
  const sorted = group.partitions.slice().sort((a, b) => (b.lag ?? 0) - (a.lag ?? 0)).slice(0, MOST_PARTITIONS);
  return h(
    'section.card',
    { 'data-key': 'partitions' },
    h('div.head', h('h2', `Partitions of ${group.group}`), group.partitions.length > sorted.length && h('p', `The ${MOST_PARTITIONS} furthest behind of ${count(group.partitions.length)}.`)),
    table('Partitions', columns, sorted.map((p) =>
      h(
        'tr',
        { 'data-key': `${p.topic}-${p.partition}` },
        h('th', { scope: 'row' }, h('code', p.topic)),
        cell('Partition', 'num', String(p.partition)),
        cell('Verdict', '', chip(verdictWord(p.verdict), p.verdict === 'OK' ? 'ok' : p.verdict === 'LAGGING' ? 'warn' : 'bad'), ' ', h('span.soft', lower(p.standing))),
        cell('Committed', 'num', count(p.committed)),
        cell('End', 'num', count(p.end)),
        cell('Offsets', 'num', count(p.lag)),
        cell('Behind', 'num', p.lag === 0 ? '–' : behind(p.seconds)),
        cell('Gone in', p.goneInSeconds !== null && p.goneInSeconds < DAY ? 'num bad' : 'num', p.goneInSeconds === null ? '–' : span(p.goneInSeconds)),
        cell('Expired unread', p.expired ? 'num bad' : 'num', count(p.expired)),
      ),
    )),
  );
}
