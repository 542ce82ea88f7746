// Panels of which one is seen, as a screen reader and a keyboard expect them: arrows go from tab to tab.
import { h } from './dom.js';
import { adjust } from './route.js';

/**
 * Of the list each [key, title, make]; a panel is made when it is first seen. `current` is the key of the first one seen, which
 * stands in the address as `tab` unless it is the first of the list.
 */
export function tabs(label, list, current) {
  const made = new Map();
  const bar = h('div.tabs', { role: 'tablist', 'aria-label': label });
  const panel = h('div.stack', { role: 'tabpanel', id: 'panel' });
  const show = (key) => {
    const [, , make] = list.find(([k]) => k === key) ?? list[0];
    if (!made.has(key)) made.set(key, make());
    panel.replaceChildren(made.get(key));
    panel.setAttribute('aria-labelledby', `tab-${key}`);
    for (const tab of bar.children) {
      const on = tab.dataset.tab === key;
      tab.setAttribute('aria-selected', String(on));
      tab.tabIndex = on ? 0 : -1;
    }
    adjust({ tab: key === list[0][0] ? null : key });
  };
  const step = (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const all = [...bar.children];
    const next = all[(all.indexOf(event.currentTarget) + by + all.length) % all.length];
    show(next.dataset.tab);
    next.focus();
  };
  bar.append(...list.map(([key, title]) => h('button', { type: 'button', role: 'tab', id: `tab-${key}`, 'aria-controls': 'panel', 'data-tab': key, onclick: () => show(key), onkeydown: step }, title)));
  show(list.some(([key]) => key === current) ? current : list[0][0]);
  return h('div.stack', bar, panel);
}
