// Differences between two texts: paragraphs are matched first, then the words inside paragraphs that changed.

/** Beyond that many steps the rest counts as changed: a whole rewrite is no news word by word. */
const MOST_CELLS = 4_000_000;

/**
 * Pairs of paragraphs in order: {kind: 'same' | 'changed' | 'added' | 'removed', before: runs, after: runs}. A run is {text, kind}
 * with kind 'same', 'removed' (before alone) or 'added' (after alone).
 */
export function compare(before, after) {
  const a = paragraphs(before);
  const b = paragraphs(after);
  const pairs = [];
  let cut = [];
  let added = [];
  const flush = () => {
    pairs.push(...matched(cut, added));
    cut = [];
    added = [];
  };
  for (const step of align(a, b)) {
    if (step.kind === 'same') {
      flush();
      pairs.push({ kind: 'same', before: [{ text: step.a, kind: 'same' }], after: [{ text: step.b, kind: 'same' }] });
    } else if (step.kind === 'removed') cut.push(step.a);
    else added.push(step.b);
  }
  flush();
  return pairs;
}

/** Between two paragraphs that stayed: what was cut and what came, paired in order where more than a third of the words are shared. */
function matched(cut, added) {
  const pairs = [];
  let next = 0;
  for (const [at, text] of added.entries()) {
    const found = cut.findIndex((candidate, i) => i >= next && alike(candidate, text));
    if (found < 0) {
      while (next < cut.length && !added.slice(at + 1).some((later) => alike(cut[next], later))) pairs.push(removed(cut[next++]));
      pairs.push({ kind: 'added', before: [], after: [{ text, kind: 'added' }] });
      continue;
    }
    while (next < found) pairs.push(removed(cut[next++]));
    pairs.push({ kind: 'changed', ...words(cut[next++], text) });
  }
  while (next < cut.length) pairs.push(removed(cut[next++]));
  return pairs;
}

const removed = (text) => ({ kind: 'removed', before: [{ text, kind: 'removed' }], after: [] });

function alike(a, b) {
  const left = new Set(wordsOf(a));
  const right = new Set(wordsOf(b));
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared * 3 > Math.max(left.size, right.size);
}

/** Two texts word by word: {before: runs, after: runs}. White space goes with the word before it. */
export function words(before, after) {
  const runs = { before: [], after: [] };
  for (const step of align(tokens(before), tokens(after), (token) => token.trimEnd())) {
    if (step.kind !== 'added') push(runs.before, step.a, step.kind);
    if (step.kind !== 'removed') push(runs.after, step.b, step.kind);
  }
  return { before: apart(runs.before), after: apart(runs.after) };
}

/** White space behind a changed run is nobody's change. */
function apart(runs) {
  const parted = [];
  for (const run of runs) {
    const text = run.kind === 'same' ? run.text : run.text.trimEnd();
    if (text) push(parted, text, run.kind);
    if (text.length < run.text.length) push(parted, run.text.slice(text.length), 'same');
  }
  return parted;
}

function push(runs, text, kind) {
  const last = runs[runs.length - 1];
  if (last?.kind === kind) last.text += text;
  else runs.push({ text, kind });
}

const paragraphs = (text) => (text ?? '').split(/\n\s*\n/).map((p) => p.trim()).filter((p) => p);
const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const tokens = (text) => text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*\s*|[^\p{L}\p{N}\s]\s*|\s+/gu) ?? [];

/** Longest common subsequence, equal ends taken off first. */
function align(a, b, same = (x) => x) {
  let head = 0;
  while (head < a.length && head < b.length && same(a[head]) === same(b[head])) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && same(a[a.length - 1 - tail]) === same(b[b.length - 1 - tail])) tail++;
  const middle = between(a.slice(head, a.length - tail), b.slice(head, b.length - tail), same);
  const kept = (i, j) => ({ kind: 'same', a: a[i], b: b[j] });
  return [
    ...a.slice(0, head).map((_, i) => kept(i, i)),
    ...middle,
    ...a.slice(a.length - tail).map((_, i) => kept(a.length - tail + i, b.length - tail + i)),
  ];
}

function between(a, b, same) {
  const steps = [];
  if (a.length * b.length > MOST_CELLS) {
    return [...a.map((x) => ({ kind: 'removed', a: x })), ...b.map((x) => ({ kind: 'added', b: x }))];
  }
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        same(a[i]) === same(b[j]) ? longest[(i + 1) * width + j + 1] + 1 : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (same(a[i]) === same(b[j])) steps.push({ kind: 'same', a: a[i++], b: b[j++] });
    else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) steps.push({ kind: 'removed', a: a[i++] });
    else steps.push({ kind: 'added', b: b[j++] });
  }
  while (i < a.length) steps.push({ kind: 'removed', a: a[i++] });
  while (j < b.length) steps.push({ kind: 'added', b: b[j++] });
  return steps;
}
