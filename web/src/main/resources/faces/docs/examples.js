// The examples of examples.json, as commands to be copied or to be run from here. The build runs them, too, as they stand here.
import {html, nothing} from 'lit';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import {icon} from '/faces/shared/icons.js';
import {WithValues, known, setValues} from '/faces/docs/values.js';
import {curl, send} from '/faces/docs/requests.js';
import '/faces/docs/code.js';
import '/faces/docs/answer.js';

class Example extends Part {
  static properties = {example: {attribute: false}, answer: {state: true}, running: {state: true}};

  constructor() {
    super();
    new WithValues(this);
  }

  missing() {
    if (this.example.auth && !known().token) return t.needsToken;
    const text = JSON.stringify(this.example);
    const wanted = [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]).find(name => known()[name] === undefined);
    return wanted === 'subscription' ? t.needsSubscription : wanted ? t.needsTrain : null;
  }

  async run() {
    this.running = true;
    this.answer = null;
    try {
      this.answer = await send(this.example);
      if (this.answer.status === this.example.status) this.learn(this.answer.json);
    } catch {
      this.answer = {failed: t.noConnection};
    }
    this.running = false;
  }

  /** What the examples below use of this answer, and what holds no longer. */
  learn(json) {
    const {gives = {}, forgets = []} = this.example;
    setValues({...Object.fromEntries(Object.entries(gives).map(([name, field]) => [name, json[field]])),
      ...Object.fromEntries(forgets.map(name => [name, undefined]))});
  }

  render() {
    const {id, status, stream} = this.example;
    const {title, text} = t.examples[id];
    const missing = this.missing();
    return html`
      <article class="example stack" id="example-${id}" data-status=${status} data-stream=${stream ? 'yes' : 'no'}>
        <h3>${title}</h3>
        <p>${text}</p>
        <an-code copies .text=${curl(this.example)} .label=${title} .more=${html`
          <button type="button" class="run" ?disabled=${missing !== null || this.running} @click=${() => this.run()}>
            ${icon('play')} ${this.running ? t.running : t.run}<span class="words">: ${title}</span></button>
          <small>${missing ?? (stream ? t.expectsStream : t.expects(status))}</small>`}></an-code>
        ${this.answer ? html`<an-answer .answer=${this.answer}></an-answer>` : nothing}
      </article>`;
  }
}
customElements.define('an-example', Example);
