// Why, and why not: every decision about a passenger and a journey, made again from history, in plain words.
import {html, nothing} from 'lit';
import {get} from '/faces/shared/api.js';
import {lang, t} from '/faces/shared/texts.js';
import {address, parameter, set} from '/faces/support/address.js';
import {loading, Part, problem, when, word} from '/faces/support/parts.js';

class Why extends Part {
  static properties = {passenger: {}, reason: {}, answer: {state: true}};

  constructor() {
    super();
    this.answer = null;
  }

  moved() {
    this.ask();
  }

  /** Asked for anew where something else is asked, in the language of the page: the sentences come from the server. */
  async ask() {
    const [journey, at] = [parameter('journey'), parameter('at')];
    const key = `${journey} ${at} ${lang()}`;
    if (journey === null || key === this.key) return;
    this.key = key;
    this.answer = null;
    await this.attempt(async () => {
      const query = new URLSearchParams({passenger: this.passenger, journey, reason: this.reason, language: lang(),
        ...(at === null ? {} : {at})});
      const answer = await get(`/api/v1/support/why?${query}`);
      if (this.key === key) this.answer = answer;
    });
  }

  updated() {
    this.ask();
  }

  render() {
    if (this.answer === null) return this.problem ? problem(this.problem) : loading();
    const {inWords, decision, timeline} = this.answer;
    return html`<div class="stack why"><p class="answer" id="answer" role="status">${inWords}</p>
      ${decision && !decision.agrees ? html`<p class="problem">${t.disagrees}</p>` : nothing}
      ${parameter('at') ? html`<div><button @click=${() => set({at: null}, true)}>${t.upToNow}</button></div>` : nothing}
      <h3>${t.decisions}</h3>
      ${timeline.length === 0 ? html`<p>${t.noDecisions}</p>` : html`<ol class="plain decisions">${[...timeline].reverse().map(d => html`
        <li class="card stack"><p class="row"><strong>${when(d.at)}</strong><span class="badge">${word('outcomes', d.outcome)}</span>
          <span class="soft">${word('reasons', d.rule)}</span></p><p>${d.inWords}</p>
          ${d.notice ? html`<blockquote><strong>${d.notice.title}</strong> ${d.notice.body}</blockquote>` : nothing}
          <details><summary>${t.numbersBehind}</summary>${this.numbers(d)}</details></li>`)}</ol>`}</div>`;
  }

  numbers(d) {
    const fact = (name, value) => value === null || value === undefined ? nothing : html`<dt>${name}</dt><dd>${value}</dd>`;
    return html`<dl class="facts">${Object.entries(d.numbers).map(([name, value]) => fact(name, String(value)))}
      ${fact(t.recheck, d.recheckAt ? when(d.recheckAt) : null)}${fact(t.hiddenBy, d.by)}
      ${fact(t.agreement, d.agrees ? t.agrees : t.disagrees)}
      ${d.facts.map(f => html`${fact(f.train ?? f.journeyId, html`${t.factsOf(f)}`)}
        ${fact(t.believed, t.range(f.believed.departure.low, f.believed.departure.high))}`)}
      ${fact(t.about, html`<a href=${address(['journeys', d.journeyId], {knownAt: d.at})}>${d.journeyId}</a>`)}</dl>`;
  }
}
customElements.define('an-why', Why);
