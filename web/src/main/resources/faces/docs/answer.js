// What the server answered.
import {html} from 'lit';
import {Part} from '/faces/shared/part.js';
import {t} from '/faces/shared/texts.js';
import '/faces/docs/code.js';

class Answer extends Part {
  static properties = {answer: {attribute: false}};

  render() {
    const {status, text, failed} = this.answer;
    if (failed) return html`<p class="problem" role="alert"><strong>${t.problem}</strong> ${failed}</p>`;
    return html`<div class="answer stack">
      <p role="status"><span class=${status < 400 ? 'good' : 'bad'}>${t.answered(status)}</span></p>
      ${text ? html`<an-code .text=${text} .label=${t.answer}></an-code>` : html`<p class="soft">${t.noContent}</p>`}</div>`;
  }
}
customElements.define('an-answer', Answer);
