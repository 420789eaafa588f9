// The phone of a sample passenger: what it shows now, and how often it buzzed.
import {LitElement, html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {icon} from '/faces/shared/icons.js';
import {InLanguage, t} from '/faces/shared/texts.js';
import {Polled} from '/faces/flow/polled.js';

const MOST = 20;

class Phone extends LitElement {
  static properties = {phones: {state: true}, name: {state: true}};

  constructor() {
    super();
    new InLanguage(this);
    this.phones = null;
    this.name = null;
    new Polled(this, `/api/v1/phones?limit=${MOST}`, ({items}) => {
      this.phones = items;
      // Whoever is told first is shown, and stays.
      if (!items.some(phone => phone.name === this.name)) this.name = items[0]?.name ?? null;
    });
  }

  createRenderRoot() {
    return this;
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
