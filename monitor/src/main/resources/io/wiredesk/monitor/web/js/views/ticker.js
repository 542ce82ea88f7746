// Everything that consumers read, as it comes.
import { h, morph } from '../dom.js';
import { tape } from '../live.js';
import { Lines } from '../lines.js';
import { curlLine, empty, heading, switches } from '../parts.js';
import { adjust, desk } from '../route.js';
import { count, plural } from '../words.js';

const MOST = 400;
const KINDS = [['all', 'All'], ['story', 'Stories'], ['copy', 'Copies'], ['notice', 'Notices'], ['rejected', 'Rejected']];

export function ticker(place, params) {
  const lines = new Lines(MOST);
  const body = h('div.stack', { 'data-own': '' });
  const hold = h('button', { type: 'button', 'aria-pressed': 'false', title: 'p', onclick: () => turn() }, 'Hold');
  let kind = params.get('kind') ?? 'all';
  const feed = params.get('feed');
  let held = false;
  let waiting = 0;
  let opened = false;

  const draw = () => {
    hold.textContent = held ? (waiting ? `Run (${count(waiting)} new)` : 'Run') : 'Hold';
    hold.setAttribute('aria-pressed', String(held));
    if (held && lines.size) return;
    const shown = lines.newest(MOST, kind, feed);
    morph(
      body,
      switches('Kind', KINDS, kind, (value) => ((kind = value), adjust({ kind: value === 'all' ? null : value }), held && turn(), draw())),
      lines.missed > 0 && h('p.soft', { 'data-key': 'missed' }, `${plural(lines.missed, 'line')} came faster than they could be shown; they are stored all the same.`),
      shown.length
        ? h('ol.tape.long.card', { 'data-key': 'tape', 'aria-label': 'Newest first' }, shown)
        : h('section.card', { 'data-key': 'none' }, opened ? empty('Quiet.', 'The next story shows here by itself. Or push one:', curlLine(desk.ingest)) : h('p.loading', 'Listening …')),
    );
  };
  const turn = () => {
    held = !held;
    waiting = 0;
    draw();
  };
  const key = (event) => event.key === 'p' && !event.target.matches('input, textarea, select') && turn();
  document.addEventListener('keydown', key);

  place.append(heading('Ticker', 'Stories, copies, notices and rejected copy in the order they came off the topics, newest first.', hold), body);
  const end = tape.listen((news) => {
    const fresh = lines.add(news);
    if (held) waiting += fresh;
    opened = true;
    draw();
  });
  const quiet = setTimeout(() => ((opened = true), draw()), 2500);
  draw();
  return () => {
    end();
    clearTimeout(quiet);
    document.removeEventListener('keydown', key);
  };
}
