// Bytes as text and as a hex dump. Neither is markup.
import { h } from '../dom.js';
import { switches } from '../parts.js';

export function bytes(item) {
  const shown = h('div');
  const choice = h('div');
  const show = (kind) => {
    choice.replaceChildren(switches('Show as', [['text', `Text (${item.textCharset ?? 'UTF-8'})`], ['hex', 'Hex']], kind, show));
    const cut = kind === 'text' ? item.textTruncated : item.hexTruncated;
    shown.replaceChildren(h('pre.bytes', { class: kind, tabindex: 0, 'aria-label': `Bytes as ${kind}` }, (kind === 'text' ? item.text : item.hex) || '(empty)'), cut ? h('small', 'Only the beginning; the download has all of it.') : '');
  };
  show('text');
  return h('div.stack', choice, shown);
}
