// Where a story is: its records on the topics and its rows in the database.
import { get } from '../api.js';
import { h } from '../dom.js';
import { clock } from '../parts.js';
import { plural } from '../words.js';

export function places(file, newest) {
  const onTopics = h('tbody');
  const raw = file.revisions.filter((r) => r.rawOffset !== null);
  onTopics.append(...raw.slice(0, 12).map((r) => at('wire.raw', r.rawPartition, r.rawOffset, `revision ${r.number}`)));
  get('story/records', { id: file.storyId }).then(
    (found) => onTopics.append(...found.records.map((r) => at(r.topic, r.partition, r.offset, r.revision ? `revision ${r.revision}` : ''))),
    () => {}, // the broker is away: the rows below stand without it
  );
  const rows = [
    file.story && ['story', 'one row', file.story.storedAt],
    file.copy && ['story_copy', 'one row', file.copy.storedAt],
    file.revisionCount > 0 && ['story_revision', plural(file.revisionCount, 'row'), newest?.storedAt],
  ].filter((row) => row);
  return h(
    'section.card.where',
    h('h2', 'Where it is'),
    h('div.scroll', h('table', h('thead', h('tr', ['Topic', 'Partition', 'Offset', ''].map((label, i) => h(i === 1 || i === 2 ? 'th.num' : 'th', { scope: 'col' }, label)))), onTopics)),
    h('table', h('thead', h('tr', ['Table', 'Rows', 'Stored'].map((label) => h('th', { scope: 'col' }, label)))), h('tbody', rows.map(([name, many, stored]) => h('tr', h('th', { scope: 'row' }, h('code', name)), h('td', many), h('td', clock(stored)))))),
  );
}

const at = (topic, partition, offset, note) => h('tr', h('th', { scope: 'row' }, h('code', topic)), h('td.num', String(partition)), h('td.num', String(offset)), h('td.soft', note));
