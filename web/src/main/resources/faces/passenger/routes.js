// Where the page is, as its address says: ?trip= a subscription, ?ride= trains and where to board and alight, else the start.
const listeners = new Set();

export const route = () => {
  const p = new URLSearchParams(location.search);
  if (p.get('trip')) return {view: 'trip', trip: p.get('trip'), train: p.get('train')};
  if (p.get('ride')) return {view: 'ride', legs: p.get('ride').split(',').map(readLeg)};
  return {view: 'start', from: p.get('from') ?? '', to: p.get('to') ?? '', time: p.get('time') ?? ''};
};

function readLeg(text) {
  const [journeyId, boarding, alighting] = text.split('~');
  return {journeyId, boarding: number(boarding), alighting: number(alighting)};
}

const number = text => text === undefined || text === '' ? null : Number(text);

export const rideUrl = legs => `/?ride=${legs.map(l =>
  encodeURIComponent([l.journeyId, l.boarding, l.alighting].filter(part => part !== null && part !== undefined).join('~'))).join(',')}`;

export const tripUrl = (subscription, journey) =>
  `/?trip=${encodeURIComponent(subscription)}${journey ? `&train=${encodeURIComponent(journey)}` : ''}`;

export const searchUrl = wish => {
  const p = new URLSearchParams(Object.entries(wish).filter(([, value]) => value));
  return p.size > 0 ? `/?${p}` : '/';
};

/** Goes somewhere within the page. */
export function go(url, {replace = false} = {}) {
  history[replace ? 'replaceState' : 'pushState'](null, '', url);
  listeners.forEach(listener => listener());
}

export function onRoute(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

addEventListener('popstate', () => listeners.forEach(listener => listener()));

// Links within the page need no new document; those that ask for a new tab get one.
document.addEventListener('click', event => {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey
    || link.target || link.hasAttribute('download')) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || url.pathname !== '/' || url.hash) return;
  event.preventDefault();
  go(url.pathname + url.search);
  scrollTo(0, 0);
});
