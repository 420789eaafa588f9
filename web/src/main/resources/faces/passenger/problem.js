// What did not work, said in place: what is wrong and what helps.
import {html, nothing} from 'lit';
import {Unreachable} from '/faces/shared/api.js';
import {t} from '/faces/shared/texts.js';

export const problem = failure => failure
  ? html`<div class="problem" role="alert"><strong>${t.problem}</strong>
      <p>${failure instanceof Unreachable ? t.noConnection : failure.message}</p>
      ${failure.remedy && !(failure instanceof Unreachable) ? html`<p>${failure.remedy}</p>` : nothing}</div>` : nothing;

/** Runs what a button does; the element shows that it works on it, and what went wrong. */
export async function doing(host, name, work) {
  if (host.busy) return undefined;
  host.busy = name;
  host.failure = null;
  try {
    return await work();
  } catch (failure) {
    host.failure = failure;
    return undefined;
  } finally {
    host.busy = null;
  }
}
