// Draws /api/v1/overview. Every text from outside goes in as text, never as markup.
const STALE_AFTER_MS = 10_000;
const number = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const small = new Intl.NumberFormat('en', { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const WORDS = { ok: 'well', warn: 'falling behind', bad: 'needs you', unknown: 'not known' };
const SIGNS = { ok: '●', warn: '▲', bad: '■', unknown: '○' };
const byId = (id) => document.getElementById(id);
let lastSeen = 0;

function span(seconds) {
  if (seconds === null || seconds === undefined) return '–';
  if (seconds === 0) return '0 s';
  if (seconds < 10) return `${small.format(seconds)} s`;
  const s = Math.floor(seconds);
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} m ${s % 60} s`;
  if (s < 86400) return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} m`;
  return `${Math.floor(s / 86400)} d ${Math.floor((s % 86400) / 3600)} h`;
}

const count = (value) => (value === null || value === undefined ? '–' : number.format(value));
const rate = (value) => (value === null || value === undefined ? '–/s' : `${value < 10 ? small.format(value) : number.format(value)}/s`);

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** Changes a text only when it differs, so that selections and screen readers are left in peace. */
function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function light(node, health) {
  const known = health in WORDS ? health : 'unknown';
  for (const name of Object.keys(WORDS)) node.classList.toggle(name, name === known);
  node.title = WORDS[known];
}

function drawArrow(node, arrow) {
  if (!node.firstChild) {
    const under = element('span', undefined, 'under');
    under.append(element('span'), element('span'));
    node.append(element('span', undefined, 'over'), under);
  }
  light(node, arrow.health);
  const [over, under] = node.children;
  const reads = node.dataset.arrow.startsWith('raw') || node.dataset.arrow.endsWith('sink') || node.dataset.arrow === 'sink-postgres';
  say(over, rate(arrow.rate));
  say(under.children[0], !reads ? '' : arrow.lag === null ? 'no reader yet' : arrow.lag === 0 ? 'caught up' : `${count(arrow.lag)} behind`);
  say(under.children[1], arrow.lag ? span(arrow.seconds) : '');
  const verdict = arrow.verdict && arrow.verdict !== 'OK' ? `${arrow.verdict.toLowerCase()}, ` : '';
  node.setAttribute('aria-label', `${node.dataset.arrow.replace('-', ' to ')}: ${verdict}${WORDS[arrow.health] ?? ''}, ${rate(arrow.rate)}${reads ? `, ${count(arrow.lag)} behind, ${span(arrow.seconds)}` : ''}`);
  node.title = verdict + (WORDS[arrow.health] ?? '');
}

function cell(text, className) {
  return element('td', text, className);
}

function drawGroups(groups) {
  const rows = groups.map((group) => {
    const row = document.createElement('tr');
    const name = cell(group.group);
    name.title = group.group;
    const health = group.health in SIGNS ? group.health : 'unknown';
    const growth = group.growthPerSecond;
    row.append(
      name, cell(group.kind), cell(group.state.toLowerCase()), cell(`${SIGNS[health]} ${group.verdict}`, health),
      cell(count(group.lag), 'n'), cell(span(group.seconds), 'n'),
      cell(growth === null ? '–' : `${growth > 0 ? '+' : ''}${small.format(growth)}/s`, 'n'),
      cell(group.lag === 0 ? '–' : span(group.drainSeconds), 'n'));
    return row;
  });
  byId('groups').replaceChildren(...rows);
  byId('no-groups').hidden = rows.length > 0;
}

function drawFeeds(feeds, since) {
  const rows = feeds.map((feed) => {
    const row = document.createElement('tr');
    row.append(
      cell(feed.feed), cell(feed.lastSeconds === null ? '–' : `${span(feed.lastSeconds)} ago`, 'n'),
      cell(count(feed.messages), 'n'), cell(count(feed.rejected), feed.rejected > 0 ? 'n warn' : 'n'));
    return row;
  });
  byId('feeds').replaceChildren(...rows);
  byId('no-feeds').hidden = rows.length > 0;
  say(byId('feeds-since'), rows.length > 0 ? `Counted since ${new Date(since).toLocaleString()}.` : '');
}

function drawTroubles(overview) {
  const lines = overview.dependencies.filter((d) => !d.ready).map((d) => `${d.name}: ${d.reason}`).concat(overview.problems);
  const list = byId('troubles');
  if (list.dataset.lines !== lines.join('\n')) {
    list.dataset.lines = lines.join('\n');
    list.replaceChildren(...lines.map((line) => element('li', line)));
  }
  byId('trouble').hidden = lines.length === 0;
}

function draw(overview) {
  if (!overview.at) return; // The first scan is still running.
  lastSeen = Date.now();
  say(byId('cluster'), overview.cluster);
  say(byId('link'), `live, ${clock.format(new Date(overview.at))}`);
  byId('link').className = 'ok';
  for (const node of document.querySelectorAll('[data-station]')) {
    light(node, overview.stations[node.dataset.station]);
  }
  const feeds = document.querySelector('[data-station="feeds"]');
  say(feeds.lastElementChild, overview.feeds.length ? count(overview.feeds.length) : 'none yet');
  for (const node of document.querySelectorAll('[data-arrow]')) {
    const arrow = overview.arrows[node.dataset.arrow];
    if (arrow) drawArrow(node, arrow);
  }
  drawTroubles(overview);
  drawGroups(overview.groups);
  drawFeeds(overview.feeds, overview.feedsSince);
}

async function poll() {
  try {
    const answer = await fetch('/api/v1/overview', { cache: 'no-store' });
    if (answer.ok) draw(await answer.json());
  } catch {
    // The monitor is away: the status line says so below.
  }
}

new EventSource('/api/v1/events').onmessage = (event) => draw(JSON.parse(event.data));
setInterval(async () => {
  if (Date.now() - lastSeen < STALE_AFTER_MS) return;
  await poll();
  if (Date.now() - lastSeen >= STALE_AFTER_MS) {
    say(byId('link'), lastSeen ? `not live: last seen ${clock.format(new Date(lastSeen))}` : 'the monitor does not answer yet');
    byId('link').className = 'bad';
  }
}, 3000);
