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
