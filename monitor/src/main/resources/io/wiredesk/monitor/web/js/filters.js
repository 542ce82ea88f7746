// The filters of lists of stories, which stand in the address.
import { h } from './dom.js';
import { overview as live } from './live.js';
import { TOPICS } from './topics.js';

export const FILTERS = ['feed', 'time', 'language', 'status', 'urgency', 'topic'];

/** What is kept of a copy has neither urgency nor topics. */
export const COPY_FILTERS = ['feed', 'time', 'language', 'status'];

const HOURS = { hour: 1, day: 24, week: 168 };
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'da', 'sv', 'nb', 'fi', 'pl', 'cs', 'ru', 'uk', 'tr', 'ar', 'zh', 'ja'];
const OPTIONS = {
  feed: () => (live.last?.feeds ?? []).map((f) => [f.feed, f.feed]),
  time: () => [['hour', 'last hour'], ['day', 'last day'], ['week', 'last week']],
  language: () => {
    const names = new Intl.DisplayNames(['en'], { type: 'language' });
    return LANGUAGES.map((code) => [code, names.of(code)]);
  },
  status: () => [['usable', 'usable'], ['withheld', 'withheld'], ['canceled', 'killed']],
  urgency: () => [1, 2, 3, 4, 5, 6].map((n) => [String(n), n === 1 ? '1' : `1 to ${n}`]),
  topic: () => TOPICS,
};

export const filtersOf = (params, names) => Object.fromEntries(names.map((name) => [name, params.get(name) ?? '']));

export const isFiltered = (chosen) => Object.values(chosen).some((value) => value);

/** As the API wants them: a span of time is a time. */
export const asked = ({ time, ...rest }) => ({ ...rest, from: HOURS[time] ? new Date(Date.now() - HOURS[time] * 3600e3).toISOString() : '' });

/** A choice for each of those in `chosen`; `by` is told which was made. */
export function filterBar(chosen, by) {
  return h(
    'div.filters',
    { role: 'group', 'aria-label': 'Filters' },
    Object.keys(chosen).map((name) => {
      const options = OPTIONS[name]();
      const all = !chosen[name] || options.some(([value]) => value === chosen[name]) ? options : [[chosen[name], chosen[name]], ...options];
      const select = h('select', { name, onchange: (e) => by(e.currentTarget.name, e.currentTarget.value) }, h('option', { value: '' }, 'all'), all.map(([value, text]) => h('option', { value, selected: value === chosen[name] }, text)));
      if (name === 'feed' && !options.length) fillLater(select, chosen.feed);
      return h('label', name[0].toUpperCase() + name.slice(1), select);
    }),
  );
}

/** The feeds are known with the first overview. */
function fillLater(select, current) {
  const end = live.listen((seen) => {
    if (!seen.feeds) return;
    setTimeout(() => end());
    select.append(...seen.feeds.filter((f) => f.feed !== current).map((f) => h('option', { value: f.feed }, f.feed)));
  });
}
