// Server-Sent Events over fetch: unlike EventSource it sees heartbeats, so a dead line is noticed, and it can carry a token.
// One stream for each page: browsers allow six connections to a host over HTTP/1.1.
import {headers} from '/faces/shared/api.js';

const SILENCE = 45_000; // Three heartbeats of 15 s.
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

export class LiveStream {
  /**
   * @param path     what to read
   * @param handlers by event name: ({data, id}) with data already parsed
   * @param onState  called with 'connecting', 'live' or 'lost'
   */
  constructor(path, handlers, onState = () => {}) {
    Object.assign(this, {path, handlers, onState, lastId: null, heardAt: null, pause: FIRST_PAUSE, retry: null,
      closed: false, away: false});
    this.wake = () => this.hurry();
    // A page that was left may be kept by the browser, and would keep one of the host's few connections with it.
    this.left = () => {
      this.away = true;
      this.abort?.abort();
    };
    this.back = () => {
      this.away = false;
      this.hurry();
    };
    addEventListener('pagehide', this.left);
    addEventListener('pageshow', this.back);
    addEventListener('online', this.wake);
    document.addEventListener('visibilitychange', this.wake);
    this.run();
  }

  close() {
    this.closed = true;
    removeEventListener('pagehide', this.left);
    removeEventListener('pageshow', this.back);
    removeEventListener('online', this.wake);
    document.removeEventListener('visibilitychange', this.wake);
    this.abort?.abort();
    this.hurry();
  }

  /** Somebody looks again, or the network is back: no need to wait for the next try. */
  hurry() {
    if (!this.away) this.wakeUp?.();
  }

  async run() {
    this.onState('connecting');
    while (!this.closed) {
      try {
        await this.read();
      } catch {
        // Whatever broke the stream, the answer is to read it again.
      }
      if (this.closed) return;
      this.onState('lost');
      // Jitter spreads the readers of a server that came back.
      const pause = (this.retry ?? this.pause) * (0.5 + Math.random());
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
      await new Promise(done => {
        this.wakeUp = done;
        setTimeout(() => this.away || done(), pause);
      });
    }
  }

  async read() {
    this.abort = new AbortController();
    let watchdog = setTimeout(() => this.abort.abort(), SILENCE);
    try {
      const response = await fetch(this.path, {signal: this.abort.signal, cache: 'no-store', headers: headers({
        Accept: 'text/event-stream', ...(this.lastId === null ? {} : {'Last-Event-ID': this.lastId})})});
      if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
      this.onState('live');
      this.pause = FIRST_PAUSE;
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      while (true) {
        const {done, value} = await reader.read();
        if (done) return;
        clearTimeout(watchdog);
        watchdog = setTimeout(() => this.abort.abort(), SILENCE);
        // By the clock of performance.now(), heartbeats too: how old is what is shown?
        this.heardAt = performance.now();
        const blocks = (rest + value).split(/\r?\n\r?\n/);
        rest = blocks.pop();
        blocks.forEach(block => this.take(block));
      }
    } finally {
      clearTimeout(watchdog);
    }
  }

  take(block) {
    let name = 'message';
    const data = [];
    for (const line of block.split(/\r?\n/)) {
      const colon = line.indexOf(':');
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
      if (field === 'event') name = value;
      else if (field === 'data') data.push(value);
      else if (field === 'id') this.lastId = value;
      else if (field === 'retry' && /^\d+$/.test(value)) this.retry = Number(value);
    }
    if (name === 'reset') this.lastId = null;
    if (data.length > 0 || name === 'reset') {
      const text = data.join('\n');
      this.handlers[name]?.({data: text ? JSON.parse(text) : null, id: this.lastId});
    }
  }
}
