// Reads something again and again while somebody looks; a Lit controller.
import {get} from '/faces/shared/api.js';

const PAUSE = 2_000;

export class Polled {
  /** Gives each answer to `take`; `path` may change between two turns. After a failure what is shown stays. */
  constructor(host, path, take, failed = () => {}) {
    Object.assign(this, {host, path, take, failed, timer: null, on: false});
    host.addController(this);
  }

  hostConnected() {
    this.on = true;
    this.turn();
  }

  hostDisconnected() {
    this.on = false;
    clearTimeout(this.timer);
  }

  /** Now, and from now on in turn. */
  hurry() {
    clearTimeout(this.timer);
    if (this.on && !this.reading) this.turn();
  }

  async turn() {
    this.reading = true;
    try {
      if (!document.hidden) this.take(await get(this.path()));
    } catch (problem) {
      this.failed(problem);
    }
    this.reading = false;
    if (this.on) this.timer = setTimeout(() => this.turn(), PAUSE);
  }
}
