// What is filled into the examples: a train that runs just now, a stop of it, the sandbox token. One set for the whole page.
import {get} from '/faces/shared/api.js';
import {redrawnBy} from '/faces/shared/redrawn.js';

const listeners = new Set();
let values = {api: `${location.origin}/api/v1`, phone: `docs-phone-${Math.random().toString(36).slice(2, 10)}`};

/** What is known by now; what is missing shows up in the examples in capitals. */
export const known = () => values;

export function setValues(more) {
  values = {...values, ...more};
  listeners.forEach(listener => listener());
}

/** A Lit controller: its element is drawn anew when a value changes. */
export const WithValues = redrawnBy(listeners);

/** Puts values into a text with {names}; what is not known stays as a word in capitals, to be written by hand. */
export const fill = text => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? name.toUpperCase());

/** The same through a whole JSON body. */
export function fillAll(body) {
  if (typeof body === 'string') return fill(body);
  if (Array.isArray(body)) return body.map(fillAll);
  if (body === null || typeof body !== 'object') return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, fillAll(value)]));
}

/** Takes over a journey: its number, its day, and two calls that still lie ahead. */
export async function chooseJourney(id) {
  const journey = await get(`/api/v1/journeys/${encodeURIComponent(id)}`);
  const calls = journey.calls.filter(call => call.phase === 'AHEAD' && !call.cancelled);
  if (calls.length < 2) return false;
  const [first, last] = [calls[0], calls.at(-1)];
  setValues({journey: journey.id, train: journey.train, date: journey.serviceDate, from: `${first.order}`, to: `${last.order}`,
    fromName: first.stopName, stop: first.stopId, toStop: calls[1].stopId});
  return true;
}

/** Looks for a train that can be ridden now. */
export async function findValues() {
  const [{items}, {now}] = await Promise.all([get('/api/v1/journeys/latest?limit=100'), get('/api/v1/clock')]);
  setValues({instant: now});
  for (const {id, status} of items) {
    if ((status === 'SCHEDULED' || status === 'RUNNING') && await chooseJourney(id)) return;
  }
}
