// Two texts side by side, what differs marked; one below the other where it is narrow.
import { compare, words } from './diff.js';
import { h } from './dom.js';
import { marked } from './parts.js';

/** Nodes for a .pair grid: two cells a paragraph. */
export const paragraphPairs = (before, after) =>
  compare(before, after).flatMap((pair) => [
    h('p.before', { class: cellClass(pair, 'removed') }, marked(pair.before)),
    h('p.after', { class: `${cellClass(pair, 'added')}${pair.kind === 'same' ? ' twin' : ''}` }, marked(pair.after)),
  ]);

const cellClass = (pair, lone) => (pair.kind === 'same' ? 'same' : pair.kind === lone ? (lone === 'removed' ? 'lone cut' : 'lone') : '');

/** One line of text on both sides, such as a headline: [before nodes, after nodes]. */
export function linePair(before, after) {
  const runs = words(before ?? '', after ?? '');
  return [marked(runs.before), marked(runs.after)];
}

/** How much of two texts is the same, in words for a summary. */
export function changes(before, after) {
  let added = 0;
  let removed = 0;
  const size = (runs, kind) => runs.filter((r) => r.kind === kind).reduce((n, r) => n + (r.text.match(/[\p{L}\p{N}]+/gu) ?? []).length, 0);
  for (const pair of compare(before, after)) {
    added += size(pair.after, 'added');
    removed += size(pair.before, 'removed');
  }
  return { added, removed };
}
