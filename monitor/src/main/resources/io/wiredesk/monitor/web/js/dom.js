// Elements. Whatever comes from outside goes in as text, never as markup: there is no innerHTML in this console.

const SVG = 'http://www.w3.org/2000/svg';

/** h('p.note', {title: 'x'}, 'text', node): attributes may be left out, null and false children too. */
export const h = (tag, ...rest) => make((name) => document.createElement(name), tag, rest);
export const s = (tag, ...rest) => make((name) => document.createElementNS(SVG, name), tag, rest);

function make(create, tag, rest) {
  const [name, ...classes] = tag.split('.');
  const node = create(name);
  if (classes.length) node.setAttribute('class', classes.join(' '));
  const [first] = rest;
  const attributes = first && typeof first === 'object' && !(first instanceof Node) && !Array.isArray(first);
  if (attributes) apply(node, rest.shift());
  node.append(...rest.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function apply(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') node.addEventListener(name.slice(2), value);
    else if (name === 'class') node.setAttribute('class', `${node.getAttribute('class') ?? ''} ${value}`.trim());
    else node.setAttribute(name, value === true ? '' : value);
  }
}

/**
 * Makes place look as if it held these nodes, and keeps every element that can stay: focus, selection, scroll and open details
 * survive a live update. Elements with data-key are told apart by it. An element with data-own minds its own children.
 * Listeners of kept elements stay the first ones: they must not close over what changes.
 */
export function morph(place, ...nodes) {
  const focused = document.activeElement;
  sync(place, nodes.flat(Infinity).filter((n) => n).map((n) => (n instanceof Node ? n : document.createTextNode(n))));
  if (focused?.isConnected && focused !== document.activeElement) focused.focus({ preventScroll: true }); // it was moved
}

function sync(parent, fresh) {
  const keyed = new Map([...parent.children].filter((c) => c.dataset.key).map((c) => [c.dataset.key, c]));
  let old = parent.firstChild;
  for (const node of fresh) {
    const key = node.dataset?.key;
    const same = key ? keyed.get(key) : old && !old.dataset?.key && alike(old, node) ? old : null;
    if (!same || !alike(same, node)) {
      parent.insertBefore(node, old);
      continue;
    }
    if (same === old) old = old.nextSibling;
    else parent.insertBefore(same, old);
    update(same, node);
  }
  while (old) {
    const next = old.nextSibling;
    old.remove();
    old = next;
  }
}

const alike = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName;

function update(kept, fresh) {
  if (kept.nodeType !== Node.ELEMENT_NODE) {
    if (kept.data !== fresh.data) kept.data = fresh.data;
    return;
  }
  for (const { name } of [...kept.attributes]) {
    if (name !== 'open' && !fresh.hasAttribute(name)) kept.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (kept.getAttribute(name) === value) continue;
    if (name === 'style') kept.style.cssText = value; // as an attribute the content security policy refuses it
    else kept.setAttribute(name, value);
  }
  if (!fresh.hasAttribute('data-own')) sync(kept, [...fresh.childNodes]);
}
