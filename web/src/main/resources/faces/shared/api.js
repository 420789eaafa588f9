// The HTTP API. Errors are problem details (RFC 9457) and say what is wrong and what helps.
export class Problem extends Error {
  constructor(details, status) {
    super(details.detail ?? details.title ?? `HTTP ${status}`);
    this.name = 'Problem';
    this.title = details.title;
    this.field = details.field;
    this.remedy = details.remedy;
    this.status = status;
  }
}

/** Nobody answered at all. */
export class Unreachable extends Error {
  constructor() {
    super('unreachable');
    this.name = 'Unreachable';
  }
}

let bearer = () => null;

/** Staff pages sign in: what they give here goes along with every request. */
export function useToken(source) {
  bearer = source;
}

export function headers(more = {}) {
  const token = bearer();
  return token ? {...more, Authorization: `Bearer ${token}`} : more;
}

/** The whole answer, for those who need its headers (Link, ETag). */
export async function answer(path, {method = 'GET', body, signal, accept = 'application/json'} = {}) {
  let response;
  try {
    response = await fetch(path, {method, signal,
      headers: headers({Accept: accept, ...(body === undefined ? {} : {'Content-Type': 'application/json'})}),
      body: body === undefined ? undefined : JSON.stringify(body)});
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Unreachable();
  }
  if (!response.ok) {
    const details = await response.json().catch(() => ({}));
    throw new Problem(details, response.status);
  }
  return response;
}

export async function call(path, options) {
  const response = await answer(path, options);
  return response.status === 204 ? null : response.json();
}

export const get = (path, options) => call(path, options);
export const post = (path, body) => call(path, {method: 'POST', body});
export const put = (path, body) => call(path, {method: 'PUT', body});
export const patch = (path, body) => call(path, {method: 'PATCH', body});
export const remove = path => call(path, {method: 'DELETE'});
