// Web Push: this browser is told while no tab is open. The key is the server's own; the messages are encrypted for this browser.
import {get, post, remove} from '/faces/shared/api.js';
import {keep, kept} from '/faces/passenger/kept.js';
import {go} from '/faces/passenger/routes.js';

/** Keeps the page for times without a network; once it is drawn, so as not to stand in its way. */
export function register() {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/sw.js').catch(() => {
    // Private windows may forbid it; then there is neither push nor a page without a network.
  });
  navigator.serviceWorker.addEventListener('message', event => {
    if (event.data?.go) go(event.data.go);
  });
}

/** unsupported, install (first to be put on the home screen), denied, on or off. */
export function pushState() {
  const apple = /iPhone|iPad/.test(navigator.userAgent);
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) {
    return apple && !matchMedia('(display-mode: standalone)').matches ? 'install' : 'unsupported';
  }
  if (Notification.permission === 'denied') return 'denied';
  return Notification.permission === 'granted' && kept('device') ? 'on' : 'off';
}

/** Asks for permission, subscribes and tells the server; false if the person said no. */
export async function allowPush() {
  if (await Notification.requestPermission() !== 'granted') return false;
  const {applicationServerKey} = await get('/api/v1/push/key');
  const worker = await navigator.serviceWorker.ready;
  const subscription = await worker.pushManager.subscribe({userVisibleOnly: true, applicationServerKey});
  const device = await post('/api/v1/me/devices', {channel: 'web-push', subscription: subscription.toJSON()});
  keep('device', device.id);
  return true;
}

export async function endPush() {
  const device = kept('device');
  keep('device', null);
  const worker = await navigator.serviceWorker.ready;
  await (await worker.pushManager.getSubscription())?.unsubscribe();
  if (device) await remove(`/api/v1/me/devices/${device}`);
}
