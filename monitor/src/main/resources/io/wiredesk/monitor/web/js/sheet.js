// Details of what was picked from a list: beside it or below it, and over it as a sheet where the screen is narrow.
import { h } from './dom.js';

const narrow = matchMedia('(max-width: 900px)');

/**
 * Where details are drawn: `node` belongs into the page, `content` is drawn into, `open(yes)` says whether it holds something that
 * was picked. `closed` is told when somebody closes the sheet, `end` when the page is left.
 */
export function sheet(name, closed) {
  const content = h('div.stack', { 'data-own': '' });
  const dialog = h('dialog.sheet', { 'aria-label': name }, h('form', { method: 'dialog' }, h('button.plain', { type: 'submit' }, 'Close')));
  const node = h('div.detail', { 'data-own': '' }, dialog, content);
  let picked = false;
  const place = () => {
    const over = narrow.matches && picked;
    content.hidden = narrow.matches && !picked;
    if (over === dialog.contains(content)) return;
    if (over) {
      dialog.append(content);
      if (node.isConnected) dialog.showModal();
    } else {
      node.append(content);
      dialog.close();
    }
  };
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => {
    if (!dialog.contains(content)) return; // the screen became wide
    picked = false;
    place();
    closed();
  });
  narrow.addEventListener('change', place);
  place();
  const open = (yes) => {
    picked = yes;
    place();
  };
  return { node, content, open, end: () => narrow.removeEventListener('change', place) };
}
