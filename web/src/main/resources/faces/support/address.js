// The address is the state: every view can be linked to, and the back button works.
const HOME = '/support';
const listeners = new Set();

/** Called whenever the address changes; with true if it is another page and not another state of the same. Returns what ends it. */
export function onAddress(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The parts of the path after /support, decoded. */
export const parts = () => location.pathname.slice(HOME.length).split('/').filter(Boolean).map(decodeURIComponent);

export const parameter = name => new URLSearchParams(location.search).get(name);

/** A path of the console, with parameters; those that are null or empty are left out. */
export function address(names, parameters = {}) {
  const query = new URLSearchParams();
  Object.entries(parameters).forEach(([name, value]) => {
    if (value !== null && value !== undefined && value !== '') query.set(name, value);
  });
  const path = [HOME, ...names.map(name => encodeURIComponent(name).replaceAll('%3A', ':'))].join('/');
  return path + (query.size > 0 ? `?${query}` : '');
}

/** Another page. */
export function go(where) {
  history.pushState(null, '', where);
  listeners.forEach(listener => listener(true));
}

/** Another state of this page; with remember it can be gone back from. */
export function set(parameters, remember = false) {
  const query = new URLSearchParams(location.search);
  Object.entries(parameters).forEach(([name, value]) => {
    if (value === null || value === undefined || value === '') query.delete(name);
    else query.set(name, value);
  });
  const next = location.pathname + (query.size > 0 ? `?${query}` : '');
  if (next === location.pathname + location.search) return;
  history[remember ? 'pushState' : 'replaceState'](null, '', next);
  listeners.forEach(listener => listener(false));
}

addEventListener('popstate', () => listeners.forEach(listener => listener(true)));

// Links within the console change the address only; everything else about a link stays as browsers have it.
document.addEventListener('click', event => {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey
    || event.altKey || link.target || link.hasAttribute('download')) return;
  const to = new URL(link.href);
  if (to.origin !== location.origin || !(to.pathname === HOME || to.pathname.startsWith(`${HOME}/`)) || to.hash) return;
  event.preventDefault();
  go(to.pathname + to.search);
});
