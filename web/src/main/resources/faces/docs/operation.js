// One operation of the HTTP API. Its inside is drawn when it is opened: there are many of them.
import {html, nothing} from 'lit';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import {icon} from '/faces/shared/icons.js';
import {WithValues, known} from '/faces/docs/values.js';
import {curl, send} from '/faces/docs/requests.js';
import {exampleOf, nameOf, schemaView} from '/faces/docs/schema.js';
import '/faces/docs/code.js';
import '/faces/docs/answer.js';

const BASE = '/api/v1';

class Operation extends Part {
  static properties = {operation: {attribute: false}, document: {attribute: false}, opened: {state: true},
    given: {state: true}, answer: {state: true}, running: {state: true}};

  constructor() {
    super();
    this.given = {};
    new WithValues(this);
  }

  get parameters() {
    return this.operation.said.parameters ?? [];
  }

  /** What a field starts with: a value of just now where the page has one, else the example of the description. */
  start({name, in: place, required, example, schema}) {
    const {path} = this.operation;
    const now = place !== 'path' ? undefined : path.includes('/journeys/{id}') ? known().journey
      : path.includes('/stops/{id}') ? known().stop : path.includes('/subscriptions/{id}') ? known().subscription
      : path.includes('/phones/{token}') ? known().phone : undefined;
    return now ?? (required ? example ?? schema?.example ?? (name === 'q' ? known().fromName : undefined) ?? '' : '');
  }

  value(parameter) {
    return this.given[parameter.name] ?? this.start(parameter);
  }

  request() {
    const {method, path, said} = this.operation;
    const of = place => Object.fromEntries(this.parameters.filter(p => p.in === place).map(p => [p.name, `${this.value(p)}`]));
    const inPath = of('path');
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => inPath[name] ? encodeURIComponent(inPath[name]).replaceAll('%3A', ':') : name.toUpperCase());
    const body = said.requestBody?.content?.['application/json'];
    return {method: method.toUpperCase(), path: filled.startsWith(BASE) ? filled.slice(BASE.length) : filled, query: of('query'), headers: of('header'),
      auth: said.security?.[0] && Object.keys(said.security[0])[0], stream: this.isStream(),
      body: body ? body.example ?? Object.values(body.examples ?? {})[0]?.value ?? exampleOf(body.schema, this.document) : undefined};
  }

  isStream() {
    return 'text/event-stream' in (this.operation.said.responses?.['200']?.content ?? {});
  }

  /** Reading what is public can do no harm; a passenger's own things need the sandbox token. */
  canTry() {
    const {auth} = this.request();
    return this.operation.method === 'get' && (!auth || auth === 'session' && known().token);
  }

  async run() {
    this.running = true;
    this.answer = null;
    try {
      this.answer = await send(this.request());
    } catch {
      this.answer = {failed: t.noConnection};
    }
    this.running = false;
  }

  fields() {
    return html`<div class="fields">${this.parameters.map(p => {
      const id = `${this.operation.id}-${p.name}`;
      return html`<p class="field"><label for=${id}><code>${p.name}</code> <span class="kind">${t.places[p.in] ?? p.in}</span>
        ${p.required ? html`<span class="required">${t.required}</span>` : nothing}</label>
        <input id=${id} autocomplete="off" spellcheck="false" .value=${`${this.value(p)}`} aria-describedby="${id}-hint"
          @input=${e => this.given = {...this.given, [p.name]: e.target.value.trim()}}>
        <small id="${id}-hint" lang="en">${p.description ?? ''}${p.example ? html` <code>${p.example}</code>` : nothing}</small></p>`;
    })}</div>`;
  }

  answers() {
    return html`<ul class="answers">${Object.entries(this.operation.said.responses ?? {}).map(([status, answer]) => {
      const [type, content] = Object.entries(answer.content ?? {})[0] ?? [];
      return html`<li><strong>${status === 'default' ? t.otherwise : status}</strong>
        <span lang="en">${answer.description}</span> ${type && type !== '*/*' ? html`<code>${type}</code>` : nothing}
        ${content?.schema?.$ref ? html`<details><summary>${t.fieldsOf(nameOf(content.schema))}</summary>
          ${schemaView(content.schema, this.document)}</details>` : nothing}
        ${content?.example ? html`<an-code .text=${`${content.example}`} .label=${t.example}></an-code>` : nothing}</li>`;
    })}</ul>`;
  }

  render() {
    const {id, method, path, said} = this.operation;
    return html`<details class="operation" id=${id} ?open=${this.opened} @toggle=${e => this.toggled(e)}>
      <summary><span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code>
        <span class="summary" lang="en">${said.summary}</span></summary>
      ${this.opened ? this.inside(said) : nothing}</details>`;
  }

  /** Details inside bubble no toggle, but this one closes and opens by script, too. */
  toggled(event) {
    this.opened = event.target.open;
  }

  inside(said) {
    const request = this.request();
    const body = said.requestBody?.content?.['application/json']?.schema;
    return html`<div class="stack">
      ${said.description ? html`<p lang="en">${said.description}</p>` : nothing}
      <p class="soft">${t.access[request.auth ?? 'none']}</p>
      ${this.parameters.length > 0 ? html`<h4>${t.parameters}</h4>${this.fields()}` : nothing}
      ${body ? html`<h4>${t.body}</h4>${schemaView(body, this.document)}` : nothing}
      <h4>${t.answers}</h4>${this.answers()}
      <h4>${t.request}</h4>
      <an-code copies .text=${curl(request)} .label=${`${request.method} ${this.operation.path}`} .more=${this.canTry() ? html`
        <button type="button" class="run" ?disabled=${this.running} @click=${() => this.run()}>
          ${icon('play')} ${this.running ? t.running : t.tryIt}<span class="words">: ${said.summary}</span></button>` : nothing}></an-code>
      ${this.answer ? html`<an-answer .answer=${this.answer}></an-answer>` : nothing}</div>`;
  }
}
customElements.define('an-operation', Operation);
