// The frame: which view is shown, the rail, the search box, keys, theme, and whether what is shown is live.
import { h } from './dom.js';
import { get } from './api.js';
import { overview as live } from './live.js';
import { keepAgoTrue } from './parts.js';
import { openNeeds } from './needs.js';
import { count, plural } from './words.js';
import { keys } from './keys.js';
import { cameBack, desk, go, leaveAt } from './route.js';
import { overview } from './views/overview.js';
import { ticker } from './views/ticker.js';
import { stories } from './views/stories.js';
import { story } from './views/story.js';
import { copies } from './views/copies.js';
import { feeds } from './views/feeds.js';
import { lag } from './views/lag.js';
import { latency } from './views/latency.js';
import { rejected } from './views/rejected.js';
import { notices } from './views/notices.js';

const STALE_MS = 10_000;
const ZONE = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' }).formatToParts(new Date()).find((p) => p.type === 'timeZoneName')?.value ?? '';

/** In the order of the rail. key: the letter after g. */
const VIEWS = [
  { path: '/', name: 'Overview', key: 'o', part: 'Now', view: overview },
  { path: '/ticker', name: 'Ticker', key: 't', part: 'Now', view: ticker },
  { path: '/notices', name: 'Notices', key: 'n', part: 'Now', view: notices },
  { path: '/stories', name: 'Stories', key: 's', part: 'Copy', view: stories },
  { path: '/copies', name: 'Copies', key: 'c', part: 'Copy', view: copies },
  { path: '/rejected', name: 'Rejected', key: 'r', part: 'Copy', view: rejected },
  { path: '/feeds', name: 'Feeds', key: 'f', part: 'Pipeline', view: feeds },
  { path: '/lag', name: 'Lag', key: 'l', part: 'Pipeline', view: lag },
  { path: '/latency', name: 'Latency', key: 'y', part: 'Pipeline', view: latency },
  { path: '/story', name: 'Story', view: story },
];

const place = document.getElementById('view');
let leave = () => {};

function show(moved) {
  const found = VIEWS.find((v) => v.path === location.pathname) ?? VIEWS[0];
  leave();
  place.replaceChildren();
  document.title = found.path === '/' ? 'Wiredesk' : `${found.name} – Wiredesk`;
  drawRail(found.path);
  const params = new URLSearchParams(location.search);
  document.getElementById('typed').value = found.path === '/stories' ? (params.get('q') ?? '') : '';
  leave = found.view(place, params) ?? (() => {});
  if (moved) {
    scrollTo(0, 0);
    (place.querySelector('h1') ?? place).focus({ preventScroll: true });
  }
}

function drawRail(current) {
  const parts = [...new Set(VIEWS.map((v) => v.part).filter((p) => p))];
  document.getElementById('rail').replaceChildren(
    ...parts.map((part) =>
      h(
        'section',
        h('h2', part),
        h(
          'ul',
          VIEWS.filter((v) => v.part === part).map((v) =>
            h('li', h('a', { href: v.path, 'aria-current': v.path === current && 'page', title: `g ${v.key}` }, v.name, h('b', { 'data-badge': v.path }))),
          ),
        ),
      ),
    ),
  );
  if (live.last) drawBadges(live.last);
}

function badge(path, text, kind) {
  const node = document.querySelector(`[data-badge="${path}"]`);
  if (!node) return;
  if (node.textContent !== text) node.textContent = text;
  node.className = kind;
}

function drawBadges(seen) {
  if (!seen.groups) return;
  const silent = seen.feeds.filter((f) => f.state === 'silent').length;
  const behind = seen.groups.filter((g) => g.ours && (g.health === 'warn' || g.health === 'bad'));
  const kills = openNeeds(seen).filter((n) => n.kind === 'kill').length;
  const open = seen.rejected?.open ?? 0;
  badge('/', kills ? plural(kills, 'live kill') : '', 'bad');
  badge('/feeds', silent ? `${silent} silent` : '', 'bad');
  badge('/lag', behind.length ? count(behind.length) : '', behind.some((g) => g.health === 'bad') ? 'bad' : 'warn');
  badge('/rejected', open ? count(open) : '', '');
}

const link = document.getElementById('link');

function drawLink(health, text) {
  if (link.textContent !== text) link.textContent = text;
  link.className = `link ${health}`;
}

function watchLink() {
  keepAgoTrue();
  if (!live.lastAt) return drawLink('unknown', 'connecting');
  const age = Date.now() - live.lastAt;
  const away = live.lost || age > STALE_MS;
  document.documentElement.toggleAttribute('data-away', away);
  if (away) drawLink('bad', `not live for ${Math.round(age / 1000)} s`);
  else drawLink('ok', `live ${new Date().toLocaleTimeString('en-GB')} ${ZONE}`);
}

const internal = (a) => a && a.origin === location.origin && VIEWS.some((v) => v.path === a.pathname) && !a.target && !a.hash;

document.addEventListener('click', (event) => {
  const a = event.target.closest?.('a[href]');
  if (!internal(urlOf(a)) || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (a.matches('[data-stop]')) leaveAt(a);
  go(urlOf(a).href);
});

/** SVG links have an animated href. */
const urlOf = (a) => (a ? new URL(a.getAttribute('href'), location.href) : null);

addEventListener('popstate', () => (cameBack(true), show(false)));
addEventListener('moved', () => (cameBack(false), show(true)));

document.getElementById('find').addEventListener('submit', (event) => {
  event.preventDefault();
  const typed = document.getElementById('typed').value.trim();
  go(typed ? `/stories?q=${encodeURIComponent(typed)}` : '/stories');
});

document.getElementById('typed').addEventListener('keydown', (event) => {
  // The policy forbids form targets; Enter is handled here for browsers that then hold the submit event back.
  if (event.key === 'Enter') {
    event.preventDefault();
    event.currentTarget.form.dispatchEvent(new Event('submit', { cancelable: true }));
  }
});

keys(VIEWS, go);
live.listen(drawBadges);
get('console').then(
  (told) => {
    Object.assign(desk, told);
    document.getElementById('cluster').textContent = told.cluster;
  },
  () => {}, // the frame stands without it; the link says that the monitor is away
);
setInterval(() => document.hidden || watchLink(), 1000);
document.addEventListener('visibilitychange', () => document.hidden || (live.lastAt = live.lastAt && Date.now()));
show(false);
