// Reads something again and again while somebody looks; a Lit controller.
import {get} from '/faces/shared/api.js';

const PAUSE = 2_000;

export class Polled {
  /** Gives each answer to `take`; after a failure, what is shown stays, and the next turn comes. */
  constructor(host, path, take) {
    Object.assign(this, {host, path, take, timer: null, on: false});
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

  async turn() {
    try {
      if (!document.hidden) this.take(await get(this.path));
    } catch {
      // The line on top says whether there is a connection.
    }
    if (this.on) this.timer = setTimeout(() => this.turn(), PAUSE);
  }
}
