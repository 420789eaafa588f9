// The walk as a picture: twelve stages in their order, each with what passes it each second, what waits there and its health.
import {html, nothing} from 'lit';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import {icon} from '/faces/shared/icons.js';
import {number} from '/faces/flow/counters.js';

// Of so many readings, two seconds apart, the first and the last make the rate.
const READINGS = 6;
const ICONS = {UP: 'check', DOWN: 'warning', UNKNOWN: 'clock'};

/** Rates by stage from readings: what passed between the first and the last, for each second. */
export function rates(readings) {
  const [first, last] = [readings[0], readings.at(-1)];
  const seconds = first && (Date.parse(last.at) - Date.parse(first.at)) / 1000;
  if (!(seconds > 0)) return {};
  const before = Object.fromEntries(first.stages.map(stage => [stage.name, stage.passed]));
  return Object.fromEntries(last.stages.filter(stage => stage.passed !== undefined && before[stage.name] !== undefined)
    .map(stage => [stage.name, Math.max(0, (stage.passed - before[stage.name]) / seconds)]));
}

class Picture extends Part {
  static properties = {flow: {}, trace: {}, readings: {state: true}, open: {state: true}};

  constructor() {
    super();
    this.readings = [];
    this.open = null;
  }

  willUpdate(changed) {
    if (!changed.has('flow') || !this.flow) return;
    // Another start of the process counts from nothing.
    if (this.readings.at(-1)?.since !== this.flow.since) this.readings = [];
    this.readings = [...this.readings, this.flow].slice(-READINGS);
  }

  facts(stage, rate) {
    const waits = stage.waiting !== undefined;
    return html`<dl>
      <div><dt>${t.rate}</dt><dd>${stage.passed === undefined ? '–' : t.perSecond(rate)}</dd></div>
      <div><dt>${t.waits[stage.name] ?? t.waiting}</dt><dd>${waits ? number(stage.waiting) : '–'}${
        stage.ageSeconds > 0 ? html` <small>${t.eldest(stage.ageSeconds)}</small>` : nothing}</dd></div>
    </dl>`;
  }

  parts(stage) {
    const parts = Object.entries(stage.parts).sort((a, b) => b[1] - a[1]);
    return html`<div class="parts" id="parts-${stage.name}"><p>${t.stageWords[stage.name]}</p>
      ${stage.passed === undefined ? nothing : html`<p>${t.passedSince(number(stage.passed))}</p>`}
      ${parts.length === 0 ? nothing : html`<ul class="list">${parts.map(([name, n]) => html`
        <li><span>${t.part(name)}</span> <strong>${number(n)}</strong></li>`)}</ul>`}</div>`;
  }

  stage(stage, speed) {
    const rate = speed[stage.name];
    const open = this.open === stage.name;
    return html`<li class="stage ${stage.health.toLowerCase()} ${this.trace?.has(stage.name) ? 'passed' : ''}
        ${rate > 0 ? 'moving' : ''}" data-stage=${stage.name}>
      <h3><button type="button" aria-expanded=${open} aria-controls="parts-${stage.name}"
        @click=${() => { this.open = open ? null : stage.name; }}>${t.stage[stage.name]}</button></h3>
      <p class="health">${icon(ICONS[stage.health])} ${t.health[stage.health]}</p>
      ${this.facts(stage, rate)}
      ${this.trace?.has(stage.name) ? html`<p class="trace">${this.trace.get(stage.name)}</p>` : nothing}
      ${open ? this.parts(stage) : nothing}
    </li>`;
  }

  render() {
    if (!this.flow) return html`<section><h2>${t.pictureTitle}</h2><p class="soft">${t.connecting}</p></section>`;
    const speed = rates(this.readings);
    return html`<section aria-labelledby="picture-title"><h2 id="picture-title">${t.pictureTitle}</h2>
      <p class="soft">${t.pictureHint}</p>
      <ol class="walk">${this.flow.stages.map(stage => this.stage(stage, speed))}</ol></section>`;
  }
}
customElements.define('an-picture', Picture);
