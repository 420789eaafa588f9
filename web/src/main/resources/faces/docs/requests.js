// A request as curl shows it and as the page sends it: made from the same few fields, so that both are the same request.
import {Problem, Unreachable} from '/faces/shared/api.js';
import {fill, fillAll, known} from '/faces/docs/values.js';

const SECONDS_OF_STREAM = 5;

/** The address: values in its path are encoded, an absent parameter is left out. */
export function address({path, query = {}}) {
  const given = Object.entries(query).filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(fill(value))}`);
  const filled = path.replace(/\{(\w+)\}/g, (all, name) => known()[name] === undefined ? fill(all) : encode(known()[name]));
  return known().api + filled + (given.length > 0 ? `?${given.join('&')}` : '');
}

// Colons are fine in a path, and ids are read by people.
const encode = value => encodeURIComponent(value).replaceAll('%3A', ':');
const quoted = text => `'${text.replaceAll("'", `'\\''`)}'`;

const token = () => known().token ?? '$TOKEN';

/** One command, to be pasted into a shell. */
export function curl(request) {
  const {method = 'GET', auth, body, stream, headers = {}} = request;
  const parts = [`curl -s${stream ? 'N' : ''}`];
  if (stream) parts[0] += ` --max-time ${SECONDS_OF_STREAM}`;
  if (method !== 'GET' && !(method === 'POST' && body)) parts[0] += ` -X ${method}`;
  parts[0] += ` "${address(request)}"`;
  if (auth) parts.push(`-H "Authorization: Bearer ${auth === 'staff' ? '$STAFF_TOKEN' : token()}"`);
  Object.entries(headers).filter(([, value]) => value !== '').forEach(([name, value]) => parts.push(`-H "${name}: ${value}"`));
  if (body) {
    parts.push("-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(fillAll(body)))}`);
  }
  return parts.join(' \\\n  ');
}

/** Sends it from here: {status, text, json}. Streams are read for a few seconds. */
export async function send(request) {
  const {method = 'GET', auth, body, stream, headers = {}} = request;
  const abort = new AbortController();
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
  if (auth) sent.Authorization = `Bearer ${known().token}`;
  if (body) sent['Content-Type'] = 'application/json';
  if (stream) setTimeout(() => abort.abort(), SECONDS_OF_STREAM * 1000);
  let response;
  try {
    response = await fetch(address(request), {method, headers: sent, signal: abort.signal, cache: 'no-store',
      credentials: 'omit', body: body ? JSON.stringify(fillAll(body)) : undefined});
  } catch {
    throw new Unreachable();
  }
  const text = stream && response.ok ? await readUntilAborted(response) : await response.text();
  const json = parsed(text);
  return {status: response.status, text: json === null ? text : JSON.stringify(json, null, 2), json};
}

/** Mints a passenger: {passengerId, token, expiresAt}. */
export async function mint() {
  const {status, json} = await send({method: 'POST', path: '/session'});
  if (status !== 201) throw new Problem(json ?? {}, status);
  return json;
}

/** Forgets the sandbox's passenger. */
export async function erase() {
  const {status, json} = await send({method: 'DELETE', path: '/me', auth: 'session'});
  if (status !== 204) throw new Problem(json ?? {}, status);
}

async function readUntilAborted(response) {
  let text = '';
  try {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let block = await reader.read(); !block.done; block = await reader.read()) text += block.value;
  } catch {
    // The time is over.
  }
  return text;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
