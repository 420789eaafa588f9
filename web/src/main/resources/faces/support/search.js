// One field for everything: train numbers and dates, stops, pseudonyms, words of messages.
import {html, nothing} from 'lit';
import {get} from '/faces/shared/api.js';
import {delay, serviceDay, timePair} from '/faces/shared/times.js';
import {icon} from '/faces/shared/icons.js';
import {t} from '/faces/shared/texts.js';
import {address, go, parameter} from '/faces/support/address.js';
import {loading, Part, problem, some, when, word} from '/faces/support/parts.js';
import {asked} from '/faces/support/asked.js';

class Search extends Part {
  render() {
    return html`<search><form class="search" @submit=${event => {
      event.preventDefault();
      go(address([], {q: this.querySelector('#q').value.trim()}));
    }}><label for="q" class="words">${t.search}</label>
      <input id="q" type="search" placeholder=${t.searchHint} autocomplete="off" spellcheck="false"
        .value=${parameter('q') ?? ''}>
      <button class="primary">${icon('search')} ${t.search}</button></form></search>`;
  }
}

class Results extends Part {
  constructor() {
    super();
    this.found = null;
  }

  moved() {
    this.look();
  }

  connectedCallback() {
    super.connectedCallback();
    this.look();
  }

  async look() {
    const q = parameter('q') ?? '';
    if (q === this.q && this.found !== null) return;
    this.q = q;
    this.found = null;
    await this.attempt(async () => {
      const found = q === '' ? {trains: (await get('/api/v1/journeys/latest?limit=50')).items} : await this.find(asked(q));
      if (this.q === q) this.found = found;
    });
    document.title = q === '' ? t.pageTitle : `${q} · ${t.pageTitle}`;
  }

  async find({journeys, numbers, date, pseudonym, text}) {
    const quietly = promise => promise.catch(failure => {
      if (failure.status === 401) throw failure;
      return {items: []}; // What a name cannot be is no stop or train, not a mistake of whoever looks for it.
    });
    const on = date === null ? '' : `&date=${date}`;
    const [byId, byNumber, byDate, stops, notices] = await Promise.all([
      Promise.all(journeys.map(id => get(`/api/v1/journeys/${encodeURIComponent(id)}`).catch(() => null))),
      Promise.all(numbers.map(train => quietly(some(`/api/v1/journeys?train=${encodeURIComponent(train)}${on}&limit=50`)))),
      text === '' && date !== null ? some(`/api/v1/journeys?date=${date}&limit=200`) : {items: []},
      text === '' ? {items: []} : quietly(get(`/api/v1/stops?q=${encodeURIComponent(text)}&limit=20`)),
      text.length < 3 || pseudonym !== null ? {items: []}
        : quietly(some(`/api/v1/support/notices?text=${encodeURIComponent(text)}&limit=50`)),
    ]);
    const trains = new Map([...byId.filter(Boolean).map(summary), ...byNumber.flatMap(p => p.items), ...byDate.items]
      .map(train => [train.id, train]));
    return {trains: [...trains.values()], stops: stops.items, notices: notices.items, pseudonym, more: byDate.next};
  }

  render() {
    if (this.found === null) return html`<h1>${this.q ? t.resultsFor(this.q) : t.latest}</h1>${this.problem
      ? problem(this.problem) : loading()}`;
    const {trains, stops = [], notices = [], pseudonym = null} = this.found;
    const nothingAtAll = trains.length + stops.length + notices.length === 0 && pseudonym === null;
    return html`<div class="stack"><h1>${this.q ? t.resultsFor(this.q) : t.latest}</h1>
      <p class="soft" role="status">${nothingAtAll ? t.nothingFound : t.found(trains.length, stops.length, notices.length)}</p>
      ${nothingAtAll ? html`<p>${t.searchHelp}</p>` : nothing}
      ${pseudonym === null ? nothing : html`<section class="stack"><h2>${t.passenger}</h2>
        <p><a class="button" href=${address(['passengers', pseudonym])}>${t.openPassenger}</a></p>
        <p class="soft">${t.reasonWillBeAsked}</p></section>`}
      ${trains.length === 0 ? nothing : html`<section class="stack"><h2>${t.trains}</h2>${trainTable(trains)}</section>`}
      ${stops.length === 0 ? nothing : html`<section class="stack"><h2>${t.stops}</h2><ul class="plain">${stops.map(stop => html`
        <li><a href=${address(['stops', stop.id])}>${stop.name}</a> <small>${stop.id}</small></li>`)}</ul></section>`}
      ${notices.length === 0 ? nothing : html`<section class="stack"><h2>${t.messageTexts}</h2>${noticeTable(notices)}</section>`}
    </div>`;
  }
}

const summary = j => ({...j, from: j.calls.at(0)?.stopName, to: j.headsign ?? j.calls.at(-1)?.stopName,
  aimedDeparture: j.calls.at(0)?.aimedDeparture});

/** Trains as a table; each leads to its page. */
export const trainTable = trains => html`<div class="scroll" tabindex="0" role="region" aria-label=${t.trains}>
  <table class="list"><thead><tr><th scope="col">${t.train}</th><th scope="col">${t.date}</th><th scope="col">${t.departure}</th>
    <th scope="col">${t.fromTo}</th><th scope="col">${t.state}</th><th scope="col">${t.delayed}</th></tr></thead>
  <tbody>${trains.map(j => html`<tr><th scope="row"><a href=${address(['journeys', j.id])}>${j.train}</a></th>
    <td>${serviceDay(j.serviceDate)}</td><td>${timePair({aimed: j.aimedDeparture, zone: j.zone})}</td>
    <td>${j.from} – ${j.to}</td><td>${t.status[j.status]}</td>
    <td>${delay(j.delayMinutes, j.status === 'CANCELLED')}</td></tr>`)}</tbody></table></div>`;

/** Notices, with whom they went to. */
export const noticeTable = told => html`<div class="scroll" tabindex="0" role="region" aria-label=${t.messageTexts}>
  <table class="list"><thead><tr><th scope="col">${t.toldAt}</th><th scope="col">${t.said}</th><th scope="col">${t.outcome}</th>
    <th scope="col">${t.about}</th><th scope="col">${t.passenger}</th></tr></thead>
  <tbody>${told.map(({passengerId, notice: n}) => html`<tr><td>${when(n.plannedAt)}</td>
    <td><strong>${n.title}</strong><br>${n.body}</td><td>${word('noticeStatus', n.status)}</td>
    <td>${n.journeyId ? html`<a href=${address(['journeys', n.journeyId])}>${n.journeyId}</a>`
      : html`<a href=${address(['messages', n.messageId])}>${t.operatorMessage}</a>`}</td>
    <td><a href=${address(['passengers', passengerId], {journey: n.journeyId})}>${passengerId.slice(0, 8)}…</a></td></tr>`)}
  </tbody></table></div>`;

customElements.define('an-search', Search);
customElements.define('an-results', Results);
