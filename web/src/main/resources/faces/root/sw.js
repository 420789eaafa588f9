// The service worker: keeps the page for times without a network, and shows what is pushed while no tab is open.
// VERSION and FILES stand above; the server puts them there, and they change with any file of the page.
const SHELL = `ansage-${VERSION}`;
const TOLD = 'ansage-told';
const BESIDES = ['/manifest.webmanifest', '/favicon.svg', '/icon-192.png', '/badge-96.png'];

self.addEventListener('install', event => event.waitUntil(
  caches.open(SHELL).then(cache => cache.addAll([...FILES, ...BESIDES])).then(() => self.skipWaiting())));

self.addEventListener('activate', event => event.waitUntil((async () => {
  const old = (await caches.keys()).filter(name => name.startsWith('ansage-') && ![SHELL, TOLD].includes(name));
  await Promise.all(old.map(name => caches.delete(name)));
  await self.clients.claim();
})()));

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return;
  if (event.request.mode === 'navigate') {
    if (url.pathname === '/') event.respondWith(cached('/', event.request));
  } else if (FILES.includes(url.pathname) || BESIDES.includes(url.pathname)) {
    event.respondWith(forThePassenger(event));
  }
});

// All files of one version, or none: the page is never put together from two.
const cached = async (path, request) => await (await caches.open(SHELL)).match(path) ?? fetch(request);

/** Other pages of this server share files with this one; theirs come fresh. */
async function forThePassenger(event) {
  const client = await self.clients.get(event.clientId);
  const other = client && new URL(client.url).pathname !== '/';
  return other ? fetch(event.request) : cached(new URL(event.request.url).pathname, event.request);
}

self.addEventListener('push', event => {
  if (event.data) event.waitUntil(show(event.data.json()));
});

/** One notification for each trip: the newer replaces the older. What is late, or a repeat, shows nothing. */
async function show({title, body, tag, version, notificationId, silent, urgent, lang, url, at}) {
  const told = await caches.open(TOLD);
  const place = `/told/${encodeURIComponent(tag)}`;
  const before = await (await told.match(place))?.json();
  if (before && before.version >= version) return;
  await told.put(place, new Response(JSON.stringify({version, notificationId})));
  await self.registration.showNotification(title, {body, tag, lang, silent: Boolean(silent), renotify: !silent,
    requireInteraction: Boolean(urgent), icon: '/icon-192.png', badge: '/badge-96.png',
    ...(at ? {timestamp: Date.parse(at)} : {}), data: {url: url ?? '/', version, notificationId}});
}

self.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url ?? '/'));
});

/** In the tab that is open, if there is one. */
async function open(path) {
  const url = new URL(path, self.location.origin);
  const mine = url.origin === self.location.origin ? url.pathname + url.search : '/';
  const tabs = await self.clients.matchAll({type: 'window', includeUncontrolled: true});
  const tab = tabs.find(client => new URL(client.url).pathname === '/');
  if (!tab) return self.clients.openWindow(mine);
  tab.postMessage({go: mine});
  return tab.focus();
}

/** The browser changed the address it is pushed to: the server hears of it, with the session's cookie. */
self.addEventListener('pushsubscriptionchange', event => event.waitUntil((async () => {
  const options = event.oldSubscription?.options;
  const subscription = event.newSubscription ?? (options && await self.registration.pushManager.subscribe(options));
  if (!subscription) return;
  await fetch('/api/v1/me/devices', {method: 'POST', headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({channel: 'web-push', subscription: subscription.toJSON()})});
})()));
