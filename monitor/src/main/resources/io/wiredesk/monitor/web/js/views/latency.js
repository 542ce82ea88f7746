// How long stories take, stage by stage; kills apart.
import { every, get } from '../api.js';
import { histogram, narrow, percentiles } from '../chart.js';
import { h, morph } from '../dom.js';
import { cell, empty, heading, loading, problem, rangeName, rangeOf, rangeParam, ranges, switches, table } from '../parts.js';
import { adjust } from '../route.js';
import { count, plural, span } from '../words.js';

const EVERY_MS = 5000;
const STAGES = [['wire', 'On the wire', 'from the wire’s own time to receipt'], ['raw', 'Into wire.raw', 'from receipt to the topic'], ['enriched', 'Through enrich', 'from there, or its embargo’s end, to the stream'], ['stored', 'Into storage', 'from there to its row'], ['total', 'Receipt to row', 'all that is ours']];

export function latency(place, params) {
  let stage = params.get('stage') ?? 'total';
  let feed = params.get('feed') ?? '';
  let kills = params.get('kills') === 'true';
  let minutes = rangeOf(params);
  const body = h('div.stack', { 'data-own': '' }, loading());
  const chart = h('div', { 'data-own': '', 'data-key': 'chart-of' });
  let seen = null;
  let drawn = null;
  let end = () => {};

  const choose = (change) => {
    ({ stage = stage, feed = feed, kills = kills, minutes = minutes } = change);
    adjust({ stage: stage === 'total' ? null : stage, feed, kills: kills || null, range: rangeParam(minutes) });
    end();
    end = every(
      EVERY_MS,
      async (signal) => Promise.all([get('latency', { minutes }, signal), get('latency/series', { stage, feed, kills: kills || null, minutes }, signal)]),
      ([now, series]) => {
        seen = now;
        drawn = series;
        draw(series);
      },
      (e) => morph(body, problem('Latency', e)),
    );
  };

  const draw = (series) => {
    const set = kills ? seen.kills : seen;
    const shown = (feed ? set.feeds.find((f) => f.feed === feed)?.stages : set.all) ?? {};
    const at = shown[stage];
    const [, name, meaning] = STAGES.find(([key]) => key === stage);
    chart.replaceChildren(at?.count ? percentiles(series.slots, `${name} over the last ${rangeName(minutes)}`) : empty(`Nothing timed in the last ${rangeName(minutes)}.`, kills ? 'A kill shows here when one comes; it is timed from receipt until the story’s text is gone from storage.' : 'Percentiles begin with the first story that is stored.'));
    morph(
      body,
      ranges(minutes, (v) => choose({ minutes: v })),
      h('div.chips.choice', { 'data-key': 'choice' }, switches('What', [['', 'All stories'], ['kills', 'Kills']], kills ? 'kills' : '', (v) => choose({ kills: v === 'kills' })), switches('Feed', [['', 'All feeds'], ...seen.feeds.map((f) => [f.feed, f.feed])], feed, (v) => choose({ feed: v }))),
      h('div.stages', { 'data-key': 'stages', role: 'group', 'aria-label': 'Stage' }, STAGES.map(([key, title, what]) => stageButton(key, title, what, shown[key], key === stage, (v) => choose({ stage: v })))),
      h('section.card', { 'data-key': 'chart' }, h('div.head', h('h2', `${name}: ${meaning}`)), chart),
      at?.histogram?.length > 0 && h('section.card', { 'data-key': 'spread' }, h('h2', `Spread, ${plural(at.count, 'story', 'stories')}`), histogram(at.histogram, `${name}: how many took how long`)),
      h('section.card', { 'data-key': 'feeds' }, h('div.head', h('h2', `${name} by feed`)), byFeed(set.feeds, stage)),
      (seen.skewed > 0 || seen.skipped > 0) && h('p.soft', { 'data-key': 'odd' }, seen.skewed > 0 && `${plural(seen.skewed, 'duration')} came out negative by more than a second and count as 0: clocks differ, or the monitor was late to look. `, seen.skipped > 0 && `${plural(seen.skipped, 'story', 'stories')} went by untimed while the monitor caught up.`),
    );
  };

  place.append(heading('Latency', 'How long stories take, from the wire’s own time to their row in PostgreSQL, as far back as the monitor has run.'), body);
  choose({});
  const redraw = () => drawn && draw(drawn);
  narrow.addEventListener('change', redraw);
  return () => {
    end();
    narrow.removeEventListener('change', redraw);
  };
}

const stageButton = (key, title, what, at, current, chosen) =>
  h('button', { type: 'button', 'data-key': key, 'data-stage': key, 'data-stop': '', 'aria-pressed': String(current), title: what, onclick: (e) => chosen(e.currentTarget.dataset.stage) }, h('small', title), h('strong', span(at?.p50)), h('small', at?.count ? `p99 ${span(at.p99)}` : 'nothing yet'));

function byFeed(feeds, stage) {
  const rows = feeds.filter((f) => f.stages[stage]?.count);
  if (!rows.length) return h('p.soft', 'No feed yet.');
  const columns = [{ label: 'Feed' }, ...['Stories', 'p50', 'p95', 'p99', 'Max'].map((label) => ({ label, num: true }))];
  return table('By feed', columns, rows.map(({ feed, stages: { [stage]: at } }) => h('tr', { 'data-key': feed }, h('th', { scope: 'row' }, feed), cell('Stories', 'num', count(at.count)), ['p50', 'p95', 'p99', 'max'].map((l) => cell(l, 'num', span(at[l]))))));
}
