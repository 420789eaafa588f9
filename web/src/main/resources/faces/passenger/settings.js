// How I am told: of one trip or of all; and what is kept about me, to take along or to have erased.
import {html, nothing} from 'lit';
import {icon} from '/faces/shared/icons.js';
import {Part} from '/faces/shared/part.js';
import {LANGUAGES, lang, t} from '/faces/shared/texts.js';
import {changeWishes, erase} from '/faces/passenger/actions.js';
import '/faces/passenger/devices.js';
import {channels} from '/faces/passenger/channels.js';
import {kept} from '/faces/passenger/kept.js';
import {doing, problem} from '/faces/passenger/problem.js';
import {go} from '/faces/passenger/routes.js';
import {Knows, state} from '/faces/passenger/store.js';

const THRESHOLDS = [2, 5, 10, 15, 30, 0];
const REMINDERS = [0, 5, 10, 15, 30, 60];

class Settings extends Part {
  static properties = {subscription: {}, saved: {state: true}, busy: {state: true}, failure: {state: true},
    erasing: {state: true}, channels: {state: true}};

  constructor() {
    super();
    new Knows(this);
    this.channels = [];
  }

  async connectedCallback() {
    super.connectedCallback();
    this.channels = await channels();
  }

  render() {
    const known = this.subscription?.preferences ?? state.subscriptions[0]?.preferences
      ?? {thresholdMinutes: 5, languages: [lang()], channels: [], reminderMinutes: 0, ...kept('wishes')};
    const quiet = known.quietHours;
    return html`<details class="settings"><summary>${icon('settings')} ${this.subscription ? t.settingsTrip : t.settings}</summary>
      <form class="stack" @submit=${this.submitted} @change=${() => { this.saved = false; }}>
        <div class="pair">${choice('threshold', t.threshold, THRESHOLDS, known.thresholdMinutes, n => n === 0 ? t.noDelays : t.fromMinutes(n))}
          ${choice('language', t.messageLanguage, Object.keys(LANGUAGES), known.languages[0], l => LANGUAGES[l])}
          ${choice('reminder', t.reminder, REMINDERS, known.reminderMinutes, n => n === 0 ? t.noReminder : t.minutesBefore(n))}</div>
        <fieldset class="stack"><legend>${t.quietHours}</legend>
          <label class="check"><input type="checkbox" name="quiet" .checked=${Boolean(quiet)} @change=${() => this.requestUpdate()}> ${t.quietWanted}</label>
          <div class="pair" ?hidden=${!(this.querySelector('[name=quiet]')?.checked ?? quiet)}>
            <label><span>${t.from}</span><input type="time" name="quietFrom" .value=${quiet?.from?.slice(0, 5) ?? '22:00'}></label>
            <label><span>${t.until}</span><input type="time" name="quietUntil" .value=${quiet?.until?.slice(0, 5) ?? '06:00'}></label>
            <label class="check"><input type="checkbox" name="urgent" .checked=${quiet?.urgentPasses ?? true}> ${t.urgentPasses}</label></div></fieldset>
        ${this.channels.length > 0 ? html`<fieldset><legend>${t.channels}</legend>${this.channels.map(c => html`
          <label class="check"><input type="checkbox" name="channel" value=${c}
            .checked=${known.channels.length === 0 || known.channels.includes(c)}> ${t.channel[c] ?? c}</label>`)}</fieldset>` : nothing}
        <div class="row"><button class="primary" id="save" ?disabled=${Boolean(this.busy)}>${this.busy === 'save' ? t.working : t.save}</button>
          <span role="status">${this.saved ? html`<span class="good">${icon('check')} ${t.saved}</span>` : nothing}</span></div>
        ${problem(this.failure)}
      </form>
      ${this.subscription ? nothing : html`<an-devices></an-devices>${this.data()}`}</details>`;
  }

  submitted(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const chosen = form.getAll('channel');
    const quiet = form.has('quiet');
    return doing(this, 'save', async () => {
      await changeWishes({
        thresholdMinutes: Number(form.get('threshold')), languages: [form.get('language')], reminderMinutes: Number(form.get('reminder')),
        ...(this.channels.length > 0 ? {channels: chosen.length === this.channels.length ? [] : chosen} : {}),
        ...(quiet ? {quietHours: {from: form.get('quietFrom'), until: form.get('quietUntil'), urgentPasses: form.has('urgent'),
          zone: Intl.DateTimeFormat().resolvedOptions().timeZone}} : {clear: ['quietHours']}),
      }, this.subscription);
      this.saved = true;
    });
  }

  data() {
    return html`<section class="stack"><h3>${t.myData}</h3><p class="soft">${t.myDataMore}</p>
      <div class="row"><a class="button" id="export" href="/api/v1/me/export" download="ansage-export.json">${icon('download')} ${t.exportData}</a>
      ${this.erasing ? nothing : html`<button class="danger" id="erase" @click=${() => { this.erasing = true; }}>${icon('cross')} ${t.eraseData}</button>`}</div>
      ${this.erasing ? html`<div class="problem stack" role="alert"><p><strong>${t.eraseSure}</strong></p><p>${t.eraseMore}</p>
        <div class="row"><button class="danger" id="erase-now" ?disabled=${Boolean(this.busy)} @click=${this.erase}>${t.eraseNow}</button>
          <button @click=${() => { this.erasing = false; }}>${t.keepData}</button></div></div>` : nothing}</section>`;
  }

  erase() {
    return doing(this, 'erase', async () => {
      await erase();
      go('/');
    });
  }
}

const choice = (name, label, options, known, words) => html`<label><span>${label}</span><select name=${name}>${options.map(o => html`
  <option value=${o} ?selected=${o === known}>${words(o)}</option>`)}</select></label>`;

customElements.define('an-settings', Settings);
