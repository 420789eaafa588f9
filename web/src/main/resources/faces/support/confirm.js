// Asks before something that reaches many people or takes long: a dialog of the browser's own kind, which keeps the focus.
import {html, render} from 'lit';
import {t} from '/faces/shared/texts.js';

/** True if somebody said yes. The way out has the focus. */
export function confirmed(question, details, yes, danger = false) {
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  dialog.setAttribute('aria-labelledby', 'ask-question');
  render(html`<form method="dialog" class="stack"><h2 id="ask-question">${question}</h2><p>${details}</p>
    <div class="row"><button value="no" autofocus>${t.no}</button>
      <button value="yes" class=${danger ? 'danger' : 'primary'}>${yes}</button></div></form>`, dialog);
  // A form of a dialog is not sent, but the policy forbids all forms: so it is closed here.
  dialog.addEventListener('submit', event => {
    event.preventDefault();
    dialog.close(event.submitter?.value ?? 'no');
  });
  document.body.append(dialog);
  dialog.showModal();
  return new Promise(done => dialog.addEventListener('close', () => {
    dialog.remove();
    done(dialog.returnValue === 'yes');
  }, {once: true}));
}
