// A passenger's file. It opens only to somebody with a reason, which goes on record before anything is shown.
import {html, nothing} from 'lit';
import {t} from '/faces/shared/texts.js';
import {answer} from '/faces/shared/api.js';
import {address, parameter, set} from '/faces/support/address.js';
import {announce, loading, Part, problem, when, word} from '/faces/support/parts.js';
import '/faces/support/why.js';

// As long as the page is open a passenger is not asked about again and again; never kept beyond it, never in an address.
const reasons = new Map();
/** So many trains of a passenger are looked up for their names; beyond that their ids must do. */
const MOST_NAMED = 30;

class Passenger extends Part {
  static properties = {id: {}, reason: {state: true}};

  constructor() {
    super();
    Object.assign(this, {file: null, reason: null, next: null, trains: new Map()});
  }

  connectedCallback() {
    super.connectedCallback();
    this.reason = reasons.get(this.id) ?? null;
    if (this.reason !== null) this.open(this.reason);
  }

  async open(reason) {
    const opened = await this.attempt(async () => {
      this.reason = reason;
      await this.read(`/api/v1/support/passengers/${encodeURIComponent(this.id)}?reason=${encodeURIComponent(reason)}`);
    });
    if (!opened) return;
    reasons.set(this.id, reason);
    announce(t.onRecord);
    this.nameTrains();
    this.updateComplete.then(() => this.querySelector('#file-title')?.focus());
  }

  async nameTrains() {
    const ids = new Set(this.file.subscriptions.filter(s => !s.expiredAt).flatMap(s => (s.legs ?? []).map(leg => leg.journeyId)));
    await Promise.all([...ids].slice(0, MOST_NAMED).map(async id => {
      // What cannot be looked up keeps its id.
      const train = await answer(`/api/v1/journeys/${encodeURIComponent(id)}`).then(r => r.json()).catch(() => null);
      if (train) this.trains.set(id, train);
    }));
    this.requestUpdate();
  }

  async read(path) {
    const response = await answer(path);
    const file = await response.json();
    this.next = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('Link') ?? '')?.[1] ?? null;
    this.file = this.file === null ? file : {...file, notices: [...this.file.notices, ...file.notices]};
  }

  render() {
    return html`<div class="stack"><h1>${t.passenger}</h1><p class="soft">${this.id}</p>
      ${this.file === null ? this.ask() : this.show()}</div>`;
  }

  ask() {
    return html`<form class="form" @submit=${event => {
      event.preventDefault();
      this.open(this.querySelector('#reason').value.trim());
    }}><label for="reason">${t.whyLook}</label>
      <input id="reason" required minlength="5" maxlength="500" autocomplete="off" aria-describedby="reason-hint">
      <p id="reason-hint" class="soft">${t.whyLookHint}</p>
      <div class="row"><button class="primary" ?disabled=${this.busy}>${t.openFile}</button></div>${problem(this.problem)}</form>`;
  }

  show() {
    const {subscriptions, devices, notices} = this.file;
    const journeys = [...new Set([...subscriptions.flatMap(s => (s.legs ?? []).map(leg => leg.journeyId)),
      ...notices.map(n => n.journeyId).filter(Boolean)])];
    return html`<p class="soft">${t.yourReason(this.reason)}</p>
      <section class="stack"><h2 id="file-title" tabindex="-1">${t.subscriptions}</h2>${subscriptions.length === 0 ? html`
        <p>${t.noSubscriptions}</p>` : html`<div class="scroll" tabindex="0" role="region" aria-label=${t.subscriptions}>
        <table class="list"><thead><tr><th scope="col">${t.kindOf}</th><th scope="col">${t.about}</th>
          <th scope="col">${t.firstDelay}</th><th scope="col">${t.language}</th><th scope="col">${t.state}</th></tr></thead>
        <tbody>${subscriptions.map(s => html`<tr><th scope="row">${word('subscriptionKinds', s.kind)}</th>
          <td>${this.target(s)}</td><td>${s.thresholdMinutes === 0 ? t.noDelays : t.minutes(s.thresholdMinutes)}</td>
          <td>${s.language}</td><td>${s.expiredAt ? html`${t.endedAt} ${when(s.expiredAt)}` : t.active}</td></tr>`)}</tbody></table></div>`}
        <p>${t.devices}: ${devices.length === 0 ? t.noDevices : devices.join(', ')}</p></section>
      <section class="stack"><h2 id="why-title">${t.whyTitle}</h2>${journeys.length === 0 ? html`<p>${t.nothingToExplain}</p>` : html`
        <div class="form"><label for="why-journey">${t.aboutJourney}</label>
          <select id="why-journey" @change=${e => set({journey: e.target.value, at: null}, true)}>
            <option value="">${t.choose}</option>${journeys.map(id => html`
            <option value=${id} ?selected=${id === parameter('journey')}>${this.name(id)}</option>`)}</select></div>
        ${parameter('journey') ? html`<an-why .passenger=${this.id} .reason=${this.reason}></an-why>` : nothing}`}</section>
      <section class="stack"><h2>${t.notices}</h2>${notices.length === 0 ? html`<p>${t.noNotices}</p>` : html`
        <div class="scroll" tabindex="0" role="region" aria-label=${t.notices}><table class="list"><thead><tr>
          <th scope="col">${t.toldAt}</th><th scope="col">${t.said}</th><th scope="col">${t.reason}</th>
          <th scope="col">${t.outcome}</th><th scope="col">${t.about}</th></tr></thead>
        <tbody>${notices.map(n => html`<tr><td>${when(n.plannedAt)}</td><td><strong>${n.title}</strong><br>${n.body}</td>
          <td>${word('reasons', n.reason)}</td><td>${word('noticeStatus', n.status)}${n.outcome ? html`<br><small>${n.outcome}</small>` : nothing}</td>
          <td>${n.journeyId ? html`<a href=${address(['journeys', n.journeyId], {knownAt: n.plannedAt})}>${this.name(n.journeyId)}</a>`
            : t.operatorMessage}</td></tr>`)}</tbody></table></div>
        ${this.next ? html`<div><button ?disabled=${this.busy} @click=${() => this.attempt(() => this.read(this.next))}>${t.more}</button></div>`
          : nothing}`}${this.busy ? loading() : problem(this.problem)}</section>`;
  }

  target(s) {
    if (s.kind === 'trip') {
      return html`<ul class="plain">${s.legs.map(leg => this.leg(leg))}</ul>`;
    }
    const {commute, stop, line} = s;
    if (commute) return `${commute.from} – ${commute.to}, ${commute.window.from}–${commute.window.until}`;
    if (stop) return `${stop.at}, ${stop.window.from}–${stop.window.until}`;
    return line ? `${line.network} ${line.line}` : '';
  }

  name(journeyId) {
    const train = this.trains.get(journeyId);
    return train ? `${train.train}, ${train.serviceDate}` : journeyId;
  }

  leg({journeyId, boarding, alighting}) {
    const train = this.trains.get(journeyId);
    const stop = order => train?.calls.find(call => call.order === order)?.stopName ?? order;
    return html`<li><a href=${address(['journeys', journeyId])}>${this.name(journeyId)}</a><br>
      ${stop(boarding)} → ${stop(alighting)}</li>`;
  }
}
customElements.define('an-passenger-file', Passenger);
