// Says what changed: in a region that screen readers read, and aloud where the board was asked to speak.
const AHEAD = 3_600_000;

export class Announcer {
  /** `show` is given what is to be read: {text, lang}. */
  constructor(langs, aloud, show) {
    Object.assign(this, {langs, aloud, show, known: new Map(), queue: [], busy: false, first: true});
  }

  /** Compares with what was announced last; the first look announces nothing, for it has all been said. */
  look(byJourney, now) {
    const seen = new Set();
    for (const line of [...byJourney.values()].flat()) {
      const key = `${line.journeyId} ${line.order}`;
      const text = line.announcement[this.langs[0]];
      const side = line.departure ?? line.arrival;
      seen.add(key);
      if (text === this.known.get(key)) continue;
      const soon = Date.parse(side?.aimed ?? '') < now + AHEAD;
      if (text) this.known.set(key, text);
      else this.known.delete(key);
      if (text && soon && !this.first) this.say(line.announcement);
    }
    for (const key of this.known.keys()) if (!seen.has(key)) this.known.delete(key);
    this.first = false;
  }

  say(texts) {
    this.queue.push(...this.langs.map(lang => ({text: texts[lang], lang})));
    // Whoever listens to a storm wants the newest.
    this.queue.splice(0, Math.max(0, this.queue.length - 12));
    this.next();
  }

  next() {
    if (this.busy || this.queue.length === 0) return;
    this.busy = true;
    const one = this.queue.shift();
    this.show(one);
    const done = () => {
      this.busy = false;
      this.next();
    };
    if (!this.aloud || !('speechSynthesis' in window)) {
      setTimeout(done, 4_000);
      return;
    }
    const voice = new SpeechSynthesisUtterance(one.text);
    voice.lang = one.lang;
    // A voice that never ends must not silence the board.
    const patience = setTimeout(() => speechSynthesis.cancel(), 40_000);
    voice.onend = voice.onerror = () => {
      clearTimeout(patience);
      done();
    };
    speechSynthesis.speak(voice);
  }
}
