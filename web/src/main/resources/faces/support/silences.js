// What staff hold back for a while, with a reason and an end.
import {html, nothing} from 'lit';
import {post} from '/faces/shared/api.js';
import {now} from '/faces/shared/clock.js';
import {t} from '/faces/shared/texts.js';
import {parameter} from '/faces/support/address.js';
import {confirmed} from '/faces/support/confirm.js';
import {loading, Part, problem, some, when} from '/faces/support/parts.js';

const PATH = '/api/v1/support/silences';

class Silences extends Part {
  constructor() {
    super();
    Object.assign(this, {rows: null, next: null, matchers: [{kind: 'JOURNEY', value: parameter('journey') ?? ''}]});
  }

  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => this.load());
  }

  async load() {
    ({items: this.rows, next: this.next} = await some(`${PATH}?limit=50`));
  }

  render() {
    return html`<div class="stack"><h1>${t.taskSilences}</h1><p>${t.silencesIntro}</p>
      ${problem(this.problem)}
      ${this.rows === null ? loading() : this.rows.length === 0 ? html`<p>${t.noSilences}</p>` : html`
      <div class="scroll" tabindex="0" role="region" aria-label=${t.taskSilences}><table class="list"><thead><tr><th scope="col">${t.state}</th>
        <th scope="col">${t.whatMatches}</th><th scope="col">${t.reason}</th><th scope="col">${t.holds}</th><th scope="col">${t.who}</th>
        <th scope="col"><span class="words">${t.actions}</span></th></tr></thead>
      <tbody>${this.rows.map(s => html`<tr><td>${s.active ? html`<strong>${t.active}</strong>` : s.endedAt ? t.endedEarly : t.over}</td>
        <td><ul class="plain">${s.matchers.map(m => html`<li>${t.matcherKinds[m.kind]}: ${m.value}</li>`)}</ul>${s.includeUrgent ? t.alsoUrgent : nothing}</td>
        <td>${s.comment}</td><td>${when(s.from)} – ${when(s.endedAt ?? s.until)}</td><td>${s.author}</td>
        <td>${s.active ? html`<button class="danger" aria-label="${t.endNow}: ${s.comment}" @click=${() => this.end(s)}>${t.endNow}</button>` : nothing}</td></tr>`)}
      </tbody></table></div>${this.next ? html`<div><button @click=${() => this.attempt(async () => {
        const page = await some(this.next);
        this.rows = [...this.rows, ...page.items];
        this.next = page.next;
      })}>${t.more}</button></div>` : nothing}`}
      <section class="stack"><h2>${t.beginSilence}</h2><form class="form" @submit=${e => {
        e.preventDefault();
        this.begin(e.target);
      }}>${this.matchers.map((m, i) => html`<fieldset class="row matcher"><legend>${t.condition(i + 1)}</legend>
        <label class="words" for="kind-${i}">${t.kindOf}</label><select id="kind-${i}" @change=${e => this.change(i, {kind: e.target.value})}>
          ${Object.entries(t.matcherKinds).map(([kind, words]) => html`<option value=${kind} ?selected=${kind === m.kind}>${words}</option>`)}</select>
        <label class="words" for="value-${i}">${t.value}</label><input id="value-${i}" required .value=${m.value} placeholder=${t.matcherExamples[m.kind]}
          @input=${e => this.change(i, {value: e.target.value})}>
        ${this.matchers.length > 1 ? html`<button type="button" class="quiet" aria-label=${t.removeCondition(i + 1)} @click=${() => {
          this.matchers = this.matchers.filter((_, j) => j !== i);
          this.requestUpdate();
        }}>×</button>` : nothing}</fieldset>`)}
        <div><button type="button" @click=${() => {
          this.matchers = [...this.matchers, {kind: 'REASON', value: ''}];
          this.requestUpdate();
        }}>${t.addCondition}</button></div>
        <label for="comment">${t.whySilence}</label><input id="comment" name="comment" required maxlength="500">
        <label for="length">${t.howLong}</label><select id="length" name="length">${Object.entries(t.lengths).map(([minutes, words]) => html`
          <option value=${minutes}>${words}</option>`)}</select>
        <label class="check"><input type="checkbox" name="urgent">${t.alsoUrgent}</label>
        <div class="row"><button class="primary" id="begin" ?disabled=${this.busy}>${t.begin}</button></div></form></section></div>`;
  }

  change(i, news) {
    this.matchers = this.matchers.map((m, j) => j === i ? {...m, ...news} : m);
    this.requestUpdate();
  }

  begin(form) {
    const given = new FormData(form);
    return this.attempt(async () => {
      await post(PATH, {comment: given.get('comment'), matchers: this.matchers, includeUrgent: given.get('urgent') === 'on',
        until: new Date(now() + Number(given.get('length')) * 60_000).toISOString()});
      form.reset();
      this.matchers = [{kind: 'JOURNEY', value: ''}];
      await this.load();
    }, t.silenceBegun);
  }

  async end(silence) {
    if (!await confirmed(t.endQuestion, silence.comment, t.endNow, true)) return;
    await this.attempt(async () => {
      await post(`${PATH}/${encodeURIComponent(silence.id)}/end`);
      await this.load();
    }, t.silenceEnded);
  }
}
customElements.define('an-silences', Silences);
