// The way of a story's newest message, station by station, and what held it up.
import { get } from '../api.js';
import { h } from '../dom.js';
import { clock, empty, loading, problem } from '../parts.js';
import { span } from '../words.js';

export function trace(storyId) {
  const card = h('section.card', loading());
  const load = () =>
    get('story/trace', { id: storyId }).then(
      (found) => card.replaceChildren(...draw(found)),
      (e) => card.replaceChildren(e.status === 404 ? empty('Nothing is known of its way.') : problem('Trace', e, load)),
    );
  load();
  return card;
}

function draw(found) {
  const longest = Math.max(...found.steps.map((s) => s.seconds ?? 0));
  return [
    h('div.head', h('h2', `Revision ${found.revision}, station by station`), found.heldUp && h('p', h('b', 'Held up: '), found.heldUp)),
    h('ol.way', found.steps.map((step) => h('li', { class: step.seconds && step.seconds === longest && step.seconds > 1 ? 'slow' : null }, h('b', step.step), step.at ? clock(step.at) : h('span.soft', 'not known'), h('span.num', step.seconds === null || step.seconds === undefined ? '' : `+${span(step.seconds)}`), h('span.detail', step.detail ?? '')))),
    found.traceparent ? h('p.soft', 'Trace context ', h('code', found.traceparent)) : '',
  ];
}
