// What this browser keeps: that there is a session, the last known state for times without a network, names of stops.
const PREFIX = 'ansage.';

export function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

export function keep(key, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Storage can be full or forbidden; then nothing is there at the next visit.
  }
}

/** Everything about the person; language and appearance are the browser's. */
export function forgetMe() {
  ['session', 'state', 'wishes', 'device', 'stops'].forEach(key => keep(key, null));
}
