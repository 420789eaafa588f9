// Writes a message: three languages, whom it is for, when it holds; and shows how it looks on a phone while it is written.
import {html, nothing} from 'lit';
import {LANGUAGES, t} from '/faces/shared/texts.js';
import {now} from '/faces/shared/clock.js';
import {parameter} from '/faces/support/address.js';
import {clocks} from '/faces/support/parts.js';

const TITLE = 48;
const BODY = 120;
const SIX_HOURS = 6 * 3_600_000;

/** A message as the form holds it: texts for each language, lists as lines. */
export function bodyOf(message) {
  const audience = message?.audience ?? {};
  const journey = message === null ? parameter('journey') : null;
  return {
    texts: Object.fromEntries(Object.keys(LANGUAGES).map(l => [l, {title: '', body: '', ...message?.texts?.[l]}])),
    journeys: (audience.journeys ?? (journey ? [journey] : [])).join('\n'), stops: (audience.stops ?? []).join('\n'),
    lines: (audience.lines ?? []).map(l => `${l.network} ${l.line}`).join('\n'), networks: (audience.networks ?? []).join('\n'),
    legs: audience.legs ?? [], severity: message?.severity ?? 'DISRUPTION', inhibits: message?.inhibits ?? 'NOTHING',
    from: local(message?.validity?.from ?? new Date(now()).toISOString()),
    until: local(message?.validity?.until ?? new Date(now() + SIX_HOURS).toISOString()),
    plannedWork: message?.plannedWork ?? false, publication: message?.publication ?? null,
  };
}

/** The same as the API takes it. A language without words is left out; phones fall back to English. */
function written(b) {
  const lines = text => text.split('\n').map(line => line.trim()).filter(Boolean);
  return {texts: Object.fromEntries(Object.entries(b.texts).filter(([l, w]) => l === 'en' || w.title.trim() || w.body.trim())),
    audience: {journeys: lines(b.journeys), stops: lines(b.stops), networks: lines(b.networks), legs: b.legs,
      lines: lines(b.lines).map(line => ({network: line.split(' ')[0], line: line.slice(line.indexOf(' ') + 1)}))},
    severity: b.severity, inhibits: b.inhibits, plannedWork: b.plannedWork,
    validity: {from: instant(b.from), until: instant(b.until)}};
}

/** An instant on the clocks of the railway, as fields of a form take it. */
const local = iso => new Intl.DateTimeFormat('sv', {timeZone: clocks(), dateStyle: 'short', timeStyle: 'short'})
  .format(new Date(iso)).replace(' ', 'T');

/** And back. In the hour that the clocks go through twice it is the first. */
function instant(text) {
  if (!text) return null;
  const wanted = Date.parse(`${text}Z`);
  const shown = at => Date.parse(`${local(new Date(at).toISOString())}Z`);
  // Once for the offset, and again: across a change of the clocks the first guess may have that of the other side.
  let at = wanted - 86_400_000;
  at = wanted - (shown(at) - at);
  at += wanted - shown(at);
  return new Date(at).toISOString();
}

export function form(page) {
  const b = page.body;
  const put = (field, value) => {
    page.body = {...b, [field]: value};
    page.requestUpdate();
  };
  const word = (language, field, value) => put('texts', {...b.texts, [language]: {...b.texts[language], [field]: value}});
  const area = (field, label, hint) => html`<label for=${field}>${label}</label><textarea id=${field} rows="2" spellcheck="false"
    aria-describedby="${field}-hint" .value=${b[field]} @input=${e => put(field, e.target.value)}></textarea>
    <p id="${field}-hint" class="soft">${hint}</p>`;
  const select = (field, label, words) => html`<label for=${field}>${label}</label><select id=${field} @change=${e => put(field, e.target.value)}>
    ${Object.entries(words).map(([name, text]) => html`<option value=${name} ?selected=${name === b[field]}>${text}</option>`)}</select>`;
  return html`<form class="form" @submit=${e => {
    e.preventDefault();
    page.save(written(page.body), page.querySelector('#interrupts')?.checked ?? false);
  }}>
    ${Object.entries(LANGUAGES).map(([l, name]) => html`<fieldset class="stack words-of"><legend lang=${l}>${name}</legend>
      <label for="title-${l}">${t.title} <span class="soft">${b.texts[l].title.length}/${TITLE}</span></label>
      <input id="title-${l}" lang=${l} maxlength=${TITLE} ?required=${l === 'en'} .value=${b.texts[l].title} @input=${e => word(l, 'title', e.target.value)}>
      <label for="body-${l}">${t.text} <span class="soft">${b.texts[l].body.length}/${BODY}</span></label>
      <textarea id="body-${l}" lang=${l} rows="3" maxlength=${BODY} ?required=${l === 'en'} .value=${b.texts[l].body}
        @input=${e => word(l, 'body', e.target.value)}></textarea></fieldset>`)}
    <fieldset class="form"><legend>${t.audience}</legend>
      ${area('journeys', t.journeys, t.journeysHint)}${area('stops', t.stops, t.stopsHint)}${area('lines', t.linesOf, t.linesHint)}
      ${area('networks', t.networks, t.networksHint)}</fieldset>
    ${select('severity', t.severity, t.severities)}${select('inhibits', t.inhibits, t.inhibitions)}
    <label for="from">${t.holdsFrom}</label><input id="from" type="datetime-local" required .value=${b.from} @input=${e => put('from', e.target.value)}>
    <label for="until">${t.holdsUntil}</label><input id="until" type="datetime-local" required aria-describedby="zone-hint" .value=${b.until}
      @input=${e => put('until', e.target.value)}>
    <p id="zone-hint" class="soft">${t.timesOnClocks(clocks())}</p>
    <label class="check"><input type="checkbox" .checked=${b.plannedWork} @change=${e => put('plannedWork', e.target.checked)}>${t.plannedWork}</label>
    ${page.rewording ? html`<label class="check"><input type="checkbox" id="interrupts">${t.interrupts}</label>` : nothing}
    <div class="row"><button class="primary" id="save" ?disabled=${page.busy}>${page.rewording ? t.sayIt : t.saveDraft}</button></div></form>`;
}

/** How it looks on phones of the three languages. */
export const preview = b => html`${Object.entries(LANGUAGES).map(([l, name]) => {
  const own = b.texts[l].title.trim() || b.texts[l].body.trim();
  const words = own ? b.texts[l] : b.texts.en;
  return html`<div class="banner" lang=${own ? l : 'en'}><small>${name}${own ? nothing : html`, <span lang=${document.documentElement.lang}>${t.inEnglish}</span>`}</small>
    <strong>${words.title || '…'}</strong><p>${words.body || '…'}</p></div>`;
})}`;
