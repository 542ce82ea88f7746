// Addresses: every view and what it shows can be linked to, and the browser's own back works.

/** What the views need to know of the installation; filled in when the monitor told it. */
export const desk = { ingest: null, cluster: null, enrichGroup: null, connector: null };

/** Goes to a view of this console. */
export function go(url) {
  history.pushState(null, '', url);
  dispatchEvent(new Event('moved'));
}

/** The same view with other parameters, without a step back in the browser's history. */
export function adjust(params) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(params)) {
    if (value === null || value === undefined || value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  history.replaceState(null, '', url);
}

/** Which row of a list was left for its page, and of how many pages, by the list's address: Back finds it again. */
const left = new Map();

export function leaveAt(link) {
  const pages = Number(link.closest('[data-pages]')?.dataset.pages ?? 1);
  left.set(location.pathname + location.search, { href: link.getAttribute('href'), pages });
}

/** After Back: how many pages the list had. */
export const pagesLeft = () => (returning && left.get(location.pathname + location.search)?.pages) || 1;

/** After Back: the row that was left has the focus, where it was. */
export function restore(list) {
  const href = returning ? left.get(location.pathname + location.search)?.href : null;
  const link = href && [...list.querySelectorAll('a[data-stop]')].find((a) => a.getAttribute('href') === href);
  link?.focus({ preventScroll: true });
  link?.scrollIntoView({ block: 'center' });
}

let returning = false;

/** Whether the view that is shown was come back to. */
export const cameBack = (yes) => (returning = yes);
