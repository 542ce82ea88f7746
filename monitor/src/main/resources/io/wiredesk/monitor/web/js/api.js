// The monitor's JSON. A failure is an Error whose message is one line for people.

export async function get(path, params = {}, signal = undefined) {
  const asked = new URLSearchParams(Object.entries(params).filter(([, v]) => v !== null && v !== undefined && v !== ''));
  const query = asked.toString();
  return answer(await ask(`/api/v1/${path}${query ? `?${query}` : ''}`, { cache: 'no-store', signal }));
}

export const post = async (path, body) =>
  answer(await ask(`/api/v1/${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }));

async function ask(url, options) {
  try {
    return await fetch(url, options);
  } catch (e) {
    if (e.name === 'AbortError') throw e;
    throw new Error('the monitor does not answer');
  }
}

async function answer(response) {
  const json = (response.headers.get('content-type') ?? '').includes('json') ? await response.json() : null;
  if (response.ok && json) return json;
  const problem = new Error(json?.detail ?? `the monitor answered ${response.status}`);
  problem.status = response.status;
  throw problem;
}

/**
 * Runs the question now and again that long after each answer, while the tab is seen; `show` gets the answer, `fail` the error.
 * Returns a function that ends it; its `now` asks at once.
 */
export function every(ms, question, show, fail) {
  let timer = 0;
  let control = new AbortController();
  const run = async () => {
    clearTimeout(timer);
    control.abort();
    const mine = (control = new AbortController());
    try {
      const found = await question(mine.signal);
      if (!mine.signal.aborted) show(found);
    } catch (e) {
      if (mine.signal.aborted) return;
      fail(e);
    }
    if (!mine.signal.aborted && !document.hidden) timer = setTimeout(run, ms);
  };
  const seen = () => (document.hidden ? clearTimeout(timer) : run());
  document.addEventListener('visibilitychange', seen);
  run();
  const end = () => {
    document.removeEventListener('visibilitychange', seen);
    clearTimeout(timer);
    control.abort();
  };
  end.now = run;
  return end;
}
