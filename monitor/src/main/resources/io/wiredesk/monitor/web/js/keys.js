// Keyboard: / searches, g and a letter goes to a view, j and k walk a list, t turns the theme, ? tells all this.
import { h } from './dom.js';

export function keys(views, go) {
  let waiting = 0;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector('dialog[open]')) return;
    if (waiting && Date.now() - waiting < 1500) {
      waiting = 0;
      const found = views.find((v) => v.key === event.key);
      if (found) return act(event, () => go(found.path));
    }
    if (event.key === 'g') waiting = Date.now();
    else if (event.key === '/') act(event, () => document.getElementById('typed').focus());
    else if (event.key === 't') turnTheme();
    else if (event.key === '?') help(views);
    else if (event.key === 'j') act(event, () => walk(1));
    else if (event.key === 'k') act(event, () => walk(-1));
  });
  document.getElementById('theme').addEventListener('click', turnTheme);
  document.getElementById('help').addEventListener('click', () => help(views));
}

function act(event, what) {
  event.preventDefault();
  what();
}

const typing = (node) => node.matches?.('input, textarea, select, [contenteditable]');

/** The links and buttons that stand for rows. */
function walk(step) {
  const stops = [...document.querySelectorAll('#view [data-stop]')].filter((n) => n.offsetParent);
  const at = stops.indexOf(document.activeElement);
  stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus();
}

function turnTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  try {
    localStorage.setItem('theme', root.dataset.theme);
  } catch {
    // Storage is forbidden here: the choice lasts as long as the page.
  }
}

function help(views) {
  const dialog = document.getElementById('keys');
  const row = (text, ...pressed) => [h('dt', pressed.map((k) => [h('kbd', k), ' '])), h('dd', text)];
  dialog.replaceChildren(
    h('h2', { id: 'keys-title' }, 'Keyboard'),
    h(
      'dl.keys',
      row('search stored stories', '/'),
      row('next, previous in a list', 'j', 'k'),
      row('hold the ticker, let it run', 'p'),
      row('dark or light', 't'),
      row('this list', '?'),
      views.filter((v) => v.key).map((v) => row(v.name.toLowerCase(), 'g', v.key)),
    ),
    h('form', { method: 'dialog' }, h('div.acts', h('button', { type: 'submit' }, 'Close'))),
  );
  dialog.showModal();
}
