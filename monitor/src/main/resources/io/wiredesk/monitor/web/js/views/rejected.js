// Rejected copy: what was refused and why, its bytes, and what to do about it.
import { get, post } from '../api.js';
import { h, morph } from '../dom.js';
import { tape } from '../live.js';
import { askFirst, chip, clock, empty, heading, loading, problem, say, storyUrl } from '../parts.js';
import { adjust } from '../route.js';
import { sheet } from '../sheet.js';
import { count, plural, size } from '../words.js';
import { bytes } from './bytes.js';

const FILTERS = ['feed', 'stage', 'code', 'status'];
const MARKS = { open: 'warn', replayed: 'ok', 'failed-again': 'bad', discarded: '' };
const SETTLE_MS = 2000;

export function rejected(place, params) {
  const filters = Object.fromEntries(FILTERS.map((name) => [name, params.get(name) ?? '']));
  let open = params.get('id');
  let pages = [];
  let gone = false;
  let timer = 0;
  const controls = h('div.controls', { 'data-own': '' });
  const list = h('section.card', { 'data-own': '' }, loading());
  const nothing = () => detail.content.replaceChildren(h('section.card', empty('Pick a message.', 'Its bytes, as text and as hex, show here, with what can be done.')));
  const leave = () => {
    open = null;
    adjust({ id: null });
    nothing();
    if (pages.length) draw();
  };
  const detail = sheet('Rejected message', leave);

  const load = async (after) => {
    try {
      const page = await get('rejected', { ...filters, after });
      if (gone) return;
      pages = after ? [...pages, page] : [page];
      draw();
    } catch (e) {
      if (!gone) morph(list, problem('Rejected', e, () => load(after)));
    }
  };
  const draw = () => {
    const [first] = pages;
    const items = pages.flatMap((page) => page.items);
    const next = pages[pages.length - 1].next;
    morph(controls, filterBar(first, filters, filterBy), bulk(first, filters, all));
    morph(
      list,
      h('h2', { 'data-key': 'h' }, `${plural(first.total, 'rejected message')}${first.complete === false ? ', still reading' : ''}`),
      items.length ? h('ol.rows', { 'data-key': 'rows' }, items.map((item) => row(item, item.id === open))) : empty(FILTERS.some((f) => filters[f]) ? 'Nothing matches.' : 'Nothing was rejected.', 'What cannot be read or processed lands here with its bytes and the reason; nothing is thrown away.'),
      next && h('div.more', { 'data-key': 'more' }, h('button', { type: 'button', 'data-next': next, onclick: (e) => load(e.currentTarget.dataset.next) }, 'Older')),
    );
  };
  const filterBy = (name, value) => {
    filters[name] = value;
    adjust({ [name]: value });
    load();
  };
  const show = async (id) => {
    open = id;
    adjust({ id });
    if (pages.length) draw();
    detail.content.replaceChildren(h('section.card', loading()));
    detail.open(true);
    try {
      const found = await get(`rejected/${encodeURIComponent(id)}`);
      if (!gone && open === id) detail.content.replaceChildren(card(found, act));
    } catch (e) {
      if (!gone && open === id) detail.content.replaceChildren(problem(id, e, () => show(id)));
    }
  };
  const act = async (what, item) => {
    const reason = what === 'discard' ? await askFirst({ title: 'Discard it?', text: 'It counts as dealt with. Its bytes stay until the topic’s retention takes them.', ask: 'Why may it go?', act: 'Discard', danger: true }) : true;
    if (!reason) return;
    await run(what, { ids: [item.id] }, reason);
    show(item.id);
  };
  const all = async (what) => {
    const { status, ...match } = Object.fromEntries(Object.entries(filters).filter(([, v]) => v));
    match.to = pages[0].at; // what was seen, not what comes meanwhile or fails anew
    const many = plural(waiting(pages[0]), 'message');
    const reason =
      what === 'discard'
        ? await askFirst({ title: `Discard ${many}?`, text: 'All that match the filters and are open.', ask: 'Why may they go?', act: 'Discard all', danger: true })
        : await askFirst({ title: `Replay ${many}?`, text: 'All that match the filters and are open go through the pipeline again, oldest first. What fails again comes back here, marked.', act: 'Replay all' });
    if (reason) await run(what, { match }, reason);
  };
  const run = async (what, selection, reason) => {
    try {
      say(await repeat(what, selection, reason));
    } catch (e) {
      say(`Not done: ${e.message}`);
    }
    if (!gone) await load();
  };

  list.addEventListener('click', (event) => {
    const id = event.target.closest('[data-id]')?.dataset.id;
    if (id) show(id);
  });
  place.append(heading('Rejected', 'What could not be taken or processed. Mend the cause, then replay; what fails again comes back marked.'), controls, h('div.two.halves', list, detail.node));
  load();
  if (open) show(open);
  else nothing();
  const end = tape.listen((news) => {
    if (timer || pages.length > 1 || !news.lines.some((line) => line.kind === 'rejected' || /REJECTED/.test(line.notice ?? ''))) return;
    timer = setTimeout(() => ((timer = 0), load()), SETTLE_MS);
  });
  return () => {
    gone = true;
    clearTimeout(timer);
    end();
    detail.end();
  };
}

/** At most 200 a request: until none is left, or none moves any more. */
async function repeat(what, selection, reason) {
  const tally = new Map();
  let remaining = Infinity;
  for (;;) {
    const done = await post(`rejected/${what}`, { ...selection, by: 'console', ...(what === 'discard' ? { reason } : {}) });
    for (const one of done.results) tally.set(one.outcome, (tally.get(one.outcome) ?? 0) + 1);
    if (!done.remaining || done.remaining >= remaining || selection.ids) break;
    remaining = done.remaining;
  }
  return [...tally].map(([outcome, n]) => `${count(n)} ${outcome.replace('-', ' ')}`).join(', ') || 'Nothing to do.';
}

/** What failed again is dealt with: its last failure is a message of its own, and open. */
const waiting = (page) => (page.facets?.status ?? []).find((f) => f.value === 'open')?.count ?? 0;

function filterBar(page, filters, chosen) {
  return h(
    'div.filters',
    { 'data-key': 'filters' },
    FILTERS.map((name) => {
      const options = page.facets?.[name] ?? [];
      const known = options.some((o) => o.value === filters[name]) || !filters[name] ? options : [{ value: filters[name], count: 0 }, ...options];
      const select = h('select', { name, 'data-own': '', onchange: (e) => chosen(e.currentTarget.name, e.currentTarget.value) }, h('option', { value: '' }, 'all'), known.map((o) => h('option', { value: o.value, selected: o.value === filters[name] }, `${o.value} (${count(o.count)})`)));
      return h('label', { 'data-key': `${name}-${known.map((o) => o.value + o.count).join()}` }, name[0].toUpperCase() + name.slice(1), select);
    }),
  );
}

const bulk = (page, filters, all) =>
  waiting(page) > 1 &&
  h('div.chips', { 'data-key': 'bulk' }, h('button', { type: 'button', onclick: () => all('replay') }, `Replay all ${count(waiting(page))} …`), h('button.bad-act', { type: 'button', onclick: () => all('discard') }, 'Discard all …'));

const row = (item, picked) =>
  h(
    'li',
    { 'data-key': item.id, class: picked ? 'picked' : null },
    h('button.plain.group', { type: 'button', 'data-stop': '', 'data-id': item.id, 'aria-pressed': String(picked) }, item.reason),
    h('p.meta', clock(item.at), h('b', item.feed), chip(item.code), h('span', item.stage), h('span', size(item.bytes)), chip(item.status.replace('-', ' '), MARKS[item.status] ?? ''), item.replayOf && h('span', `replay of ${item.replayOf}`)),
  );

function card(item, act) {
  const facts = [
    ['What', chip(item.code, 'bad')], ['Feed', item.feed], ['Stage', item.stage], ['When', clock(item.at)], ['Record', h('code', item.id)],
    ['Failed record', item.source && h('code', `${item.source.topic}-${item.source.partition}@${item.source.offset}`)], ['Story', item.storyId && h('a', { href: storyUrl(item.storyId) }, item.storyId)],
    ['Came by', [item.transport, item.contentType, item.fileName].filter((x) => x).join(', ')], ['Bytes', `${size(item.bytes)}${item.sha256 ? `, SHA-256 ${item.sha256.slice(0, 16)}…` : ''}`],
    ['Status', chip(item.status.replace('-', ' '), MARKS[item.status] ?? '')], ['Done', item.decision && [`${item.decision.text} `, clock(item.decision.at)]],
    ['Rejected again', item.decision?.again && h('a', { href: `/rejected?id=${encodeURIComponent(item.decision.again)}` }, item.decision.again)],
  ].filter(([, value]) => value);
  const can = item.status === 'open';
  return h(
    'section.card',
    h('h3', item.reason),
    h('dl.facts', facts.map(([name, value]) => [h('dt', name), h('dd', value)])),
    h(
      'p.chips',
      can && h('button.first', { type: 'button', disabled: !item.replayVia, onclick: () => act('replay', item) }, item.replayVia ? 'Replay' : 'Cannot be replayed'),
      can && h('button.bad-act', { type: 'button', onclick: () => act('discard', item) }, 'Discard …'),
      h('a.act', { href: `/api/v1/rejected/${encodeURIComponent(item.id)}/original`, download: '' }, 'Download the bytes'),
    ),
    bytes(item),
  );
}
