// The tape's lines as this browser knows them, newest first, and how one looks.
import { h } from './dom.js';
import { chip, groupUrl, since, storyUrl } from './parts.js';
import { lower } from './words.js';

const RATE_MS = 10_000;

export class Lines {
  #lines = [];
  #most;
  #newest = 0;
  missed = 0;

  constructor(most) {
    this.#most = most;
  }

  /** Takes what is new; the number of lines that were. After the monitor started again its numbers begin anew. */
  add(news) {
    if (news.newest < this.#newest) {
      this.#lines = [];
      this.#newest = 0;
    }
    const fresh = news.lines.filter((line) => line.number > this.#newest);
    this.#newest = news.newest;
    this.missed += news.missed ?? 0;
    this.#lines = [...fresh.reverse(), ...this.#lines].slice(0, this.#most);
    return fresh.length;
  }

  get size() {
    return this.#lines.length;
  }

  /** Lines a second of the last ten that a test picks. */
  rate(picks) {
    const since = Date.now() - RATE_MS;
    return this.#lines.filter((line) => Date.parse(line.at) > since && picks(line)).length / (RATE_MS / 1000);
  }

  newest(most, kind, feed) {
    return this.#lines
      .filter((line) => (kind === 'all' ? line.notice !== 'STORY_RESENT' : line.kind === kind) && (!feed || line.feed === feed))
      .slice(0, most)
      .map(row);
  }
}

function row(line) {
  const killed = line.pubStatus === 'canceled';
  const to = line.kind === 'copy' ? groupUrl(line.groupId) : line.kind === 'rejected' ? `/rejected?id=${line.topic}-${line.partition}@${line.offset}` : line.storyId ? storyUrl(line.storyId) : null;
  const title = to ? h('a.title', { href: to, 'data-stop': '', class: killed ? 'killed' : null }, line.title) : h('span.title', line.title);
  return h(
    'li',
    { 'data-key': `line-${line.number}`, 'data-kind': line.kind, class: killed || line.notice === 'KILL_WITH_LIVE_COPIES' ? 'killed' : line.change === 'correction' ? 'corrected' : null },
    since(line.at),
    h('span.what', what(line, killed)),
    h('span.urgency', { title: line.urgency ? `urgency ${line.urgency}` : null }, line.urgency ? String(line.urgency) : ''),
    title,
    h('span.who', line.feed ?? ''),
  );
}

function what(line, killed) {
  if (killed) return chip('kill', 'bad');
  if (line.kind === 'rejected') return chip(line.code, 'bad');
  if (line.kind === 'notice') return chip(lower(line.notice), noticeKind(line.notice));
  if (line.kind === 'copy') return chip(`${lower(line.relation)} copy`, 'accent');
  if (line.revision > 1 || line.change !== 'new') return chip(line.change === 'new' ? `revision ${line.revision}` : line.change, line.change === 'correction' ? 'warn' : '');
  return chip('new', 'ok');
}

export const noticeKind = (kind) =>
  ['FEED_SILENT', 'KILL_WITH_LIVE_COPIES', 'SEQUENCE_GAP', 'ADVISORY_UNRESOLVED', 'FOREIGN_ORDER'].includes(kind) ? 'bad' : kind === 'FEED_RESUMED' || kind === 'STORY_RELEASED' ? 'ok' : '';
