// Where messages go: browsers, mailboxes, programs. A mailbox shows by a code that it is mine; a program's secret is shown once.
import {html, nothing} from 'lit';
import {get, post, remove} from '/faces/shared/api.js';
import {icon} from '/faces/shared/icons.js';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import {channels} from '/faces/passenger/channels.js';
import {keep, kept} from '/faces/passenger/kept.js';
import {doing, problem} from '/faces/passenger/problem.js';

class Devices extends Part {
  static properties = {devices: {state: true}, offered: {state: true}, asked: {state: true}, secret: {state: true},
    busy: {state: true}, failure: {state: true}};

  constructor() {
    super();
    this.devices = [];
    this.offered = [];
  }

  async connectedCallback() {
    super.connectedCallback();
    this.offered = await channels();
    await this.ask();
  }

  async ask() {
    this.devices = (await get('/api/v1/me/devices').catch(() => ({items: this.devices}))).items;
  }

  render() {
    return html`<section class="stack"><h3>${t.devices}</h3>
      ${this.devices.length === 0 ? html`<p class="soft">${t.noDevices}</p>` : html`<ul class="rows">${this.devices.map(d => this.device(d))}</ul>`}
      ${this.secret ? html`<p class="card">${t.secretOnce} <code>${this.secret}</code></p>` : nothing}
      ${this.offered.includes('email') ? this.form('email', t.addEmail, 'email', 'address', 'email') : nothing}
      ${this.offered.includes('webhook') ? this.form('webhook', t.addWebhook, 'url', 'url', 'off') : nothing}
      ${problem(this.failure)}</section>`;
  }

  device({id, channel, label, confirmed}) {
    return html`<li class="offer"><span><strong>${t.channel[channel] ?? channel}</strong> ${label ?? ''}
        ${id === kept('device') ? html`<span class="soft">${t.thisOne}</span>` : nothing}
        ${confirmed === false ? html`<span class="late">${t.notConfirmed}</span>` : nothing}</span>
      <button class="danger" ?disabled=${Boolean(this.busy)} @click=${() => this.drop(id)}>${icon('cross')} ${t.removeDevice}</button>
      ${confirmed === false ? html`<form class="row" @submit=${event => this.confirm(event, id)}>
        <label><span>${t.code}</span><input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="8" required></label>
        <button class="primary">${t.confirm}</button></form>` : nothing}</li>`;
  }

  form(channel, label, type, field, complete) {
    return html`<form class="row add" @submit=${event => this.add(event, channel, field)}>
      <label><span>${label}</span><input name=${field} type=${type} autocomplete=${complete} required></label>
      <button ?disabled=${Boolean(this.busy)}>${this.busy === channel ? t.working : t.add}</button></form>`;
  }

  add(event, channel, field) {
    event.preventDefault();
    const input = event.target.elements[field];
    return doing(this, channel, async () => {
      const made = await post('/api/v1/me/devices', {channel, [field]: input.value});
      this.secret = made.secret ?? null;
      input.value = '';
      await this.ask();
    });
  }

  confirm(event, id) {
    event.preventDefault();
    const {value} = event.target.elements.code;
    return doing(this, 'confirm', async () => {
      await post(`/api/v1/me/devices/${id}/confirmation`, {code: value.trim()});
      await this.ask();
    });
  }

  drop(id) {
    return doing(this, id, async () => {
      await remove(`/api/v1/me/devices/${id}`);
      if (id === kept('device')) keep('device', null);
      await this.ask();
    });
  }
}
customElements.define('an-devices', Devices);
