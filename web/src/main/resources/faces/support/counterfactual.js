// Another policy: the past is planned anew with other numbers, in memory, and set beside what was told. Nothing is sent.
import {html, nothing} from 'lit';
import {post} from '/faces/shared/api.js';
import {t} from '/faces/shared/texts.js';
import {address, parameter, set} from '/faces/support/address.js';
import {announce, number, Part, problem, when, word} from '/faces/support/parts.js';

// Policies to pick; each is a set of numbers to change. Beside them every number can be written by hand.
export const POLICIES = {
  patient: {parameters: {settle: 'PT5M'}},
  hasty: {parameters: {settle: 'PT0S'}},
  coarse: {parameters: {materialMinutes: 10}},
  fine: {parameters: {materialMinutes: 2}, thresholdMinutes: 2},
  quarter: {thresholdMinutes: 15},
  sparing: {parameters: {budget: 1}},
};

const AT_FIRST = 10;

class Counterfactual extends Part {
  static properties = {answer: {state: true}};

  constructor() {
    super();
    Object.assign(this, {answer: null, shown: AT_FIRST});
  }

  render() {
    const policy = parameter('policy') ?? 'patient';
    const day = !parameter('journey');
    const select = (name, label, values) => html`<label for=${name}>${label}</label><select id=${name} name=${name}>
      <option value="">${t.asItIs}</option>${values.map(v => html`<option value=${v} ?selected=${parameter(name) === String(v)}>${t.minutes(v)}</option>`)}</select>`;
    return html`<div class="stack"><h1>${t.taskCounterfactual}</h1><p>${t.counterfactualIntro}</p>
      <form class="form" @submit=${e => {
        e.preventDefault();
        this.ask(new FormData(e.target));
      }}>
        <label for="journey">${t.journeyId}</label><input id="journey" name="journey" .value=${parameter('journey') ?? ''}
          aria-describedby="journey-hint" autocomplete="off" spellcheck="false">
        <p id="journey-hint" class="soft">${t.journeyOrDay}</p>
        <label for="day">${t.orDay}</label><input id="day" name="date" type="date" .value=${day ? parameter('date') ?? '' : ''}>
        <label for="policy">${t.policy}</label><select id="policy" name="policy">${Object.keys(POLICIES).map(name => html`
          <option value=${name} ?selected=${name === policy}>${t.policies[name]}</option>`)}<option value="own" ?selected=${policy === 'own'}>
          ${t.policies.own}</option></select>
        <details ?open=${policy === 'own'}><summary>${t.ownNumbers}</summary><div class="form">
          <label for="settle">${t.settleSeconds}</label><input id="settle" name="settle" type="number" min="0" max="3600" .value=${parameter('settle') ?? ''}>
          <label for="material">${t.materialMinutes}</label><input id="material" name="material" type="number" min="1" max="60" .value=${parameter('material') ?? ''}>
          <label for="budget">${t.budget}</label><input id="budget" name="budget" type="number" min="0" max="100" .value=${parameter('budget') ?? ''}>
          ${select('threshold', t.thresholdForAll, [2, 5, 10, 15, 30])}${select('step', t.stepForAll, [2, 5, 10, 15])}</div></details>
        <label for="cf-reason">${t.whyAsk}</label><input id="cf-reason" name="reason" required minlength="5" maxlength="500" autocomplete="off">
        <div class="row"><button class="primary" ?disabled=${this.busy}>${this.busy ? t.computing : t.compute}</button></div></form>
      ${problem(this.problem)}${this.answer === null ? nothing : this.result()}</div>`;
  }

  async ask(form) {
    const own = Object.fromEntries([...form].filter(([name, value]) => value !== '' && name !== 'reason'));
    set({journey: null, date: null, policy: null, settle: null, material: null, budget: null, threshold: null, step: null, ...own});
    const chosen = POLICIES[own.policy] ?? {};
    const parameters = {...chosen.parameters, ...(own.settle ? {settle: `PT${own.settle}S`} : {}),
      ...(own.material ? {materialMinutes: Number(own.material)} : {}), ...(own.budget ? {budget: Number(own.budget)} : {})};
    this.body = {...(own.journey ? {journeyId: own.journey} : {serviceDate: own.date}), parameters, reason: form.get('reason'),
      ...(own.threshold ? {thresholdMinutes: Number(own.threshold)} : chosen.thresholdMinutes ? {thresholdMinutes: chosen.thresholdMinutes} : {}),
      ...(own.step ? {stepMinutes: Number(own.step)} : {})};
    this.answer = null;
    this.shown = AT_FIRST;
    if (await this.attempt(() => this.go(null))) announce(t.changedTrips(this.answer.tripsChanged, this.answer.trips));
  }

  /** A day comes in parts; what is shown adds them up. */
  async go(after) {
    const part = await post('/api/v1/support/counterfactual', {...this.body, ...(after === null ? {} : {after})});
    const sum = this.answer;
    this.answer = sum === null ? part : {...part, journeys: sum.journeys + part.journeys, trips: sum.trips + part.trips,
      was: add(sum.was, part.was), would: add(sum.would, part.would), unchanged: add(sum.unchanged, part.unchanged),
      tripsChanged: sum.tripsChanged + part.tripsChanged, changed: [...sum.changed, ...part.changed].slice(0, 200)};
  }

  result() {
    const {was, would, unchanged, trips, tripsChanged, journeys, changed, next} = this.answer;
    const row = (name, of) => html`<tr><th scope="row">${name}</th><td>${number(of(was))}</td><td><strong>${number(of(would))}</strong></td>
      <td class="soft">${number(of(unchanged))}</td></tr>`;
    const reasons = [...new Set([was, would].flatMap(totals => Object.keys(totals.byReason)))].sort();
    return html`<section class="stack" id="comparison"><h2>${t.changedTrips(tripsChanged, trips)}</h2><p class="soft">${t.journeysLookedAt(journeys)}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${t.comparison}><table class="list numbers"><thead><tr><th scope="col">${t.what}</th>
        <th scope="col">${t.wasTold}</th><th scope="col">${t.wouldBeTold}</th><th scope="col">${t.recomputed}</th></tr></thead><tbody>
        ${row(t.interruptions, x => x.interruptions)}${row(t.notices, x => x.notices)}
        ${reasons.map(reason => row(word('reasons', reason), x => x.byReason[reason] ?? 0))}</tbody></table></div>
      <p class="soft">${t.recomputedMeans}</p>
      ${next ? html`<div><button ?disabled=${this.busy} @click=${() => this.attempt(() => this.go(next))}>${t.nextJourneys}</button></div>` : nothing}
      ${changed.length === 0 ? nothing : html`<h3>${t.whoHears}</h3><ol class="plain decisions">${changed.slice(0, this.shown).map(c => html`<li class="card stack">
        <p><a href=${address(['passengers', c.passengerId])}>${c.passengerId}</a></p><div class="side">
          ${told(t.wasTold, c.was)}${told(t.wouldBeTold, c.would)}</div></li>`)}</ol>
        ${changed.length > this.shown ? html`<div><button @click=${() => {
          this.shown = changed.length;
          this.requestUpdate();
        }}>${t.more}</button></div>` : nothing}`}</section>`;
  }
}

const told = (title, notices) => html`<div class="stack"><h4>${title}</h4>${notices.length === 0 ? html`<p class="soft">${t.nothingSaid}</p>` : html`
  <ul class="plain">${notices.map(n => html`<li>${when(n.at)} <strong>${n.title}</strong> ${n.body}
    <small>${word('reasons', n.reason)}, ${word('classes', n.noticeClass)}</small></li>`)}</ul>`}</div>`;

const sums = (a, b) => Object.fromEntries([...new Set([...Object.keys(a), ...Object.keys(b)])].map(k => [k, (a[k] ?? 0) + (b[k] ?? 0)]));
const add = (a, b) => ({notices: a.notices + b.notices, interruptions: a.interruptions + b.interruptions, byReason: sums(a.byReason, b.byReason)});
customElements.define('an-counterfactual', Counterfactual);
