// Staff sign in with OIDC: authorization code with PKCE. Tokens live in memory and in sessionStorage, so that a reload of
// this tab keeps them; never in localStorage, never in an address. The code leaves the address before it is used.
import {get, useToken} from '/faces/shared/api.js';

const KEPT = 'ansage.staff';
const ASKED = 'ansage.staff.asked';
const HOME = '/support';
const EARLY = 60_000; // Renewed this long before it ends.

let issuer = null; // What /api/v1/sign-in says.
let tokens = null; // {access, refresh, until}
let timer = null;
const listeners = new Set();

/** Called when somebody is signed in or no more. */
export const onSession = listener => listeners.add(listener);

const tell = () => listeners.forEach(listener => listener());

useToken(() => tokens?.access ?? null);

/** Whether there is a token; whether it is believed, the API says. */
export const signedIn = () => tokens !== null && tokens.until > Date.now();

/** Comes back from the issuer, or finds the tokens of before. What is wrong with a return is thrown as {issuer: 'access_denied'}. */
export async function resume() {
  const returned = new URLSearchParams(location.search);
  if (returned.has('state') && (returned.has('code') || returned.has('error'))) {
    const asked = take(ASKED);
    history.replaceState(null, '', asked?.from ?? HOME);
    if (asked === null || asked.state !== returned.get('state')) throw {issuer: 'state'};
    if (returned.has('error')) throw {issuer: returned.get('error')};
    await exchange({grant_type: 'authorization_code', code: returned.get('code'), redirect_uri: location.origin + HOME,
      code_verifier: asked.verifier});
    return;
  }
  const kept = read(KEPT);
  if (kept === null) return;
  tokens = kept;
  if (!signedIn() || tokens.until - Date.now() < EARLY) await renew();
  else plan();
}

/** Leaves for the issuer; comes back to where we are. */
export async function signIn(language) {
  issuer ??= await get('/api/v1/sign-in');
  const asked = {state: random(), verifier: random(), from: location.pathname + location.search};
  sessionStorage.setItem(ASKED, JSON.stringify(asked));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(asked.verifier));
  const address = new URL(issuer.authorizationEndpoint, location.href);
  Object.entries({response_type: 'code', client_id: issuer.clientId, redirect_uri: location.origin + HOME,
    scope: issuer.scopes.join(' '), state: asked.state, code_challenge: base64(new Uint8Array(digest)),
    code_challenge_method: 'S256', ui_locales: language})
    .forEach(([name, value]) => address.searchParams.set(name, value));
  location.assign(address);
}

/** Forgets the tokens of this tab. */
export function signOut() {
  clearTimeout(timer);
  tokens = null;
  sessionStorage.removeItem(KEPT);
  tell();
}

async function renew() {
  const refresh = tokens?.refresh;
  if (!refresh) {
    if (!signedIn()) signOut();
    return;
  }
  try {
    await exchange({grant_type: 'refresh_token', refresh_token: refresh});
  } catch {
    signOut(); // The page says so and keeps its address, so that signing in again leads back here.
  }
}

async function exchange(parameters) {
  issuer ??= await get('/api/v1/sign-in');
  const response = await fetch(issuer.tokenEndpoint, {method: 'POST', cache: 'no-store',
    body: new URLSearchParams({...parameters, client_id: issuer.clientId})});
  const answer = await response.json().catch(() => ({}));
  if (!response.ok || !answer.access_token) throw {issuer: answer.error ?? `HTTP ${response.status}`};
  tokens = {access: answer.access_token, refresh: answer.refresh_token ?? tokens?.refresh ?? null,
    until: Date.now() + (answer.expires_in ?? 300) * 1000};
  sessionStorage.setItem(KEPT, JSON.stringify(tokens));
  plan();
  tell();
}

function plan() {
  clearTimeout(timer);
  timer = setTimeout(renew, Math.max(1_000, Math.min(tokens.until - Date.now() - EARLY, 2 ** 31 - 1)));
}

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function take(key) {
  const value = read(key);
  sessionStorage.removeItem(key);
  return value;
}

const random = () => base64(crypto.getRandomValues(new Uint8Array(32)));

const base64 = bytes => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
