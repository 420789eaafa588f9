// The phone of a sample passenger: what it shows now, and how often it buzzed.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {get} from '/faces/shared/api.js';
import {icon} from '/faces/shared/icons.js';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';

const PHONES = '/api/v1/phones?limit=20';

class Phone extends Part {
  static properties = {delivered: {}, phones: {state: true}, name: {state: true}};

  constructor() {
    super();
    this.phones = null;
    this.name = null;
  }

  /** Read again only when something has been delivered since. */
  updated(changed) {
    if (changed.has('delivered') && this.delivered !== undefined) this.read();
  }

  async read() {
    try {
      this.phones = (await get(PHONES)).items;
      // Whoever is told first is shown, and stays.
      if (!this.phones.some(phone => phone.name === this.name)) this.name = this.phones[0]?.name ?? null;
    } catch {
      // The line on top says whether there is a connection; the next delivery asks again.
    }
  }

  message(message) {
    return html`<article class="message">
      <h3 lang=${message.language}>${message.title}</h3><p lang=${message.language}>${message.body}</p>
      <small>${icon(message.silent ? 'bellOff' : 'bell')} ${message.silent ? t.silently : t.buzzedNow}</small></article>`;
  }

  render() {
    const phone = this.phones?.find(p => p.name === this.name);
    return html`<section aria-labelledby="phone-title"><h2 id="phone-title">${t.phoneTitle}</h2>
      ${this.phones === null || this.phones.length === 0
        ? html`<p class="soft">${this.phones === null ? t.connecting : t.noPhone}</p>` : html`
      <label for="whose">${t.whose}</label>
      <select id="whose" @change=${event => { this.name = event.target.value; }}>${repeat(this.phones, p => p.name, p => html`
        <option value=${p.name} ?selected=${p.name === this.name}>${p.name}</option>`)}</select>`}
      ${phone ? html`<div class="phone">
        <p class="tally"><strong>${t.buzzed(phone.interrupts)}</strong>
          <span class="soft">${t.replacedOften(phone.silentlyReplaced)}</span></p>
        <div class="screen" aria-live="polite" tabindex="0" role="region" aria-label=${t.screen}>
          ${phone.shown.length === 0 ? html`<p>${t.noMessage}</p>`
            : repeat(phone.shown, m => m.at + m.version, m => this.message(m))}</div></div>` : nothing}
    </section>`;
  }
}
customElements.define('an-phone', Phone);
