// A list that is read page by page, the newest first. Back finds the row that was left, however many pages down.
import { h } from './dom.js';
import { tape } from './live.js';
import { loading, problem } from './parts.js';
import { pagesLeft, restore } from './route.js';

/** A story is stored a moment after it is told; many at once are fetched once. */
const SETTLE_MS = 1500;

/**
 * `ask(after)` gives {rows, next}, `row` makes the element of one of them, `none` tells that there are none; `older` is the word on
 * the button. `news` tells whether news of the tape concern the list; without it the list stands still. Returns the element, `again`,
 * which reads it anew, and `end`.
 */
export function paged(items, { ask, row, none, older, news }) {
  const state = h('div', loading());
  const more = h('div.more');
  let pages = 0;
  let next = null;
  let timer = 0;
  let gone = false;

  const load = async (after) => {
    try {
      const page = await ask(after);
      if (gone) return;
      const rows = page.rows.map(row);
      after ? items.append(...rows) : items.replaceChildren(...rows);
      pages = after ? pages + 1 : 1;
      next = page.next;
      items.dataset.pages = pages;
      state.replaceChildren(...(items.children.length ? [] : [none()]));
      more.replaceChildren(...(next ? [h('button', { type: 'button', onclick: () => load(next) }, older)] : []));
    } catch (e) {
      next = null;
      if (!gone) state.replaceChildren(problem(e.status === 503 ? 'Storage' : 'The list', e, () => load(after)));
    }
  };
  const start = async () => {
    await load();
    for (let wanted = pagesLeft(); !gone && next && pages < wanted; ) await load(next);
    if (!gone) restore(items);
  };
  start();
  const stop = news && tape.listen((told) => {
    if (pages > 1 || timer || !news(told)) return;
    timer = setTimeout(() => ((timer = 0), pages > 1 || document.activeElement?.closest('.rows') || load()), SETTLE_MS);
  });
  const end = () => {
    gone = true;
    clearTimeout(timer);
    stop?.();
  };
  return { node: h('section.card', state, items, more), again: () => load(), end };
}
