// Where a story is: its records on the topics and its rows in the database.
import { get } from '../api.js';
import { h } from '../dom.js';
import { cell, clock, table } from '../parts.js';
import { plural } from '../words.js';

const RECORDS = [{ label: 'Topic' }, { label: 'Partition', num: true }, { label: 'Offset', num: true }, { label: 'Of' }];
const ROWS = [{ label: 'Table' }, { label: 'Rows' }, { label: 'Stored' }];

export function places(file, newest) {
  const raw = file.revisions.filter((r) => r.rawOffset !== null);
  const records = table('Records', RECORDS, raw.slice(0, 12).map((r) => at('wire.raw', r.rawPartition, r.rawOffset, `revision ${r.number}`)));
  get('story/records', { id: file.storyId }).then(
    (found) => records.querySelector('tbody').append(...found.records.map((r) => at(r.topic, r.partition, r.offset, r.revision ? `revision ${r.revision}` : ''))),
    () => {}, // the broker is away: the rows below stand without it
  );
  const rows = [
    file.story && ['story', 'one row', file.story.storedAt],
    file.copy && ['story_copy', 'one row', file.copy.storedAt],
    file.revisionCount > 0 && ['story_revision', plural(file.revisionCount, 'row'), newest?.storedAt],
  ].filter((row) => row);
  return h('section.card.where', h('h2', 'Where it is'), records, table('Rows', ROWS, rows.map(([name, many, stored]) => h('tr', head(name), cell('Rows', '', many), cell('Stored', '', clock(stored))))));
}

const head = (name) => h('th', { scope: 'row' }, h('code', name));

const at = (topic, partition, offset, note) => h('tr', head(topic), cell('Partition', 'num', String(partition)), cell('Offset', 'num', String(offset)), cell('Of', 'third soft', note));
