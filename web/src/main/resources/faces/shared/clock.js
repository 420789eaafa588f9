// Passenger time is the server's: a wall screen's own clock may be wrong, and a replayed recording has its own day.
import {get} from '/faces/shared/api.js';

const WHEN_REAL = 60_000;
const WHEN_REPLAYED = 1_000;
let known = null; // {server, here, real}
const listeners = new Set();

/** Milliseconds since 1970 of passenger time; this machine's until the server has been asked. */
export const now = () => known === null ? Date.now()
  : known.real ? known.server + (performance.now() - known.here) : known.server;

/** Whether the server has told the time: before that nothing may be thrown away for its time. */
export const isTold = () => known !== null;

/** Called whenever the time may be shown anew: each second. Returns what ends it. */
export function onTick(listener) {
  listeners.add(listener);
  if (listeners.size === 1) start();
  return () => listeners.delete(listener);
}

let timer = null;
function start() {
  if (timer !== null) return;
  timer = setInterval(() => listeners.forEach(listener => listener()), 1000);
  ask();
}

async function ask() {
  let pause = 5_000;
  try {
    if (!document.hidden) {
      const {now: instant, real} = await get('/api/v1/clock');
      known = {server: Date.parse(instant), here: performance.now(), real};
      pause = real ? WHEN_REAL : WHEN_REPLAYED;
      listeners.forEach(listener => listener());
    }
  } catch {
    // Shown as it goes on here; asked again soon.
  }
  setTimeout(ask, pause);
}
