// What the tasks of the console have in common.
import {html, nothing} from 'lit';
import {answer, Unreachable} from '/faces/shared/api.js';
import {Part as PagePart} from '/faces/shared/part.js';
import {clockTime, serviceDay} from '/faces/shared/times.js';
import {lang, t} from '/faces/shared/texts.js';
import {onAddress} from '/faces/support/address.js';
import {signOut} from '/faces/support/session.js';

/** A part that knows the address, and whose actions say what went wrong. */
export class Part extends PagePart {
  connectedCallback() {
    super.connectedCallback();
    this.leave = onAddress(anew => this.moved(anew));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.leave();
  }

  /** The address is another one, or (with true) that of another page. */
  moved() {
    this.requestUpdate();
  }

  /** Does something that can go wrong; says so in this element if it does. Answers whether it went well. */
  async attempt(action, done = null) {
    this.problem = null;
    this.busy = true;
    this.requestUpdate();
    try {
      await action();
      if (done !== null) announce(done);
      return true;
    } catch (failure) {
      if (failure.name === 'AbortError') return false;
      if (failure.status === 401) signOut();
      this.problem = failure;
      return false;
    } finally {
      this.busy = false;
      this.requestUpdate();
    }
  }
}

/** What went wrong, and what helps. */
export function problem(failure) {
  if (!failure) return nothing;
  if (!(failure instanceof Unreachable) && failure.status === undefined) console.error(failure);
  const text = failure instanceof Unreachable ? t.noConnection : failure.message;
  return html`<div class="problem" role="alert"><p><strong>${t.problem}</strong></p><p>${text}</p>
    ${failure.remedy ? html`<p class="soft">${failure.remedy}</p>` : nothing}</div>`;
}

const SHOWN = 10_000;
let clearing;

/** Says something to screen readers, and shows it for everybody at the foot of the window. */
export function announce(text) {
  const place = document.getElementById('said');
  if (!place) return;
  place.textContent = text;
  clearTimeout(clearing);
  clearing = setTimeout(() => {
    place.textContent = '';
  }, SHOWN);
}

/** All pages of a list, up to a number of rows. */
export async function all(path, most = 20_000, signal = undefined) {
  const rows = [];
  for (let next = path; next !== null && rows.length < most;) {
    const page = await some(next, signal);
    rows.push(...page.items);
    next = page.next;
  }
  return rows;
}

/** One page of a list, and the path of the next one. */
export async function some(path, signal = undefined) {
  const response = await answer(path, {signal});
  const next = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('Link') ?? '');
  return {items: (await response.json()).items, next: next === null ? null : next[1]};
}

let railway; // The zone in which the railway's clocks are read; until it is known, that of this screen.

/** Says in which zone times are read that have none of their own: what passengers were told is in it, too. */
export const readTimesIn = zone => {
  railway = zone;
};

/** The zone of the clocks on which the console shows and takes times. */
export const clocks = () => railway ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A day and a time, to the second, on the clocks of a zone; without one, on those of the railway. */
export const moment = (instant, zone = railway) => {
  if (!instant) return '';
  const at = new Date(instant);
  const date = new Intl.DateTimeFormat('en-CA', {timeZone: zone}).format(at);
  return `${serviceDay(date)} ${clockTime(at, zone, true)}`;
};

/** The same as an element. */
export const when = (instant, zone = railway) => instant
  ? html`<time datetime=${instant}>${moment(instant, zone)}</time>` : nothing;

export const number = n => new Intl.NumberFormat(lang() === 'en' ? 'en-GB' : lang()).format(n);

/** A code of the API as words, where there are some; else the code itself, readable. */
export const word = (group, code) => t[group]?.[code] ?? String(code ?? '').toLowerCase().replaceAll('_', ' ');

/** Something to see while it is fetched. */
export const loading = () => html`<p class="soft" role="status">${t.loading}</p>`;

/** Hands a file to whoever asked for it. */
export function download(name, type, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], {type}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Rows as CSV (RFC 4180). What a spreadsheet would take for a formula is kept from being one. */
export const csv = rows => rows.map(row => row.map(cell => {
  const text = String(cell ?? '');
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}).join(',')).join('\r\n') + '\r\n';
