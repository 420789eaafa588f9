// What the ticker of a board says in turn: what operators say of the station, and what is said of the trains it shows.

const ROOM = 280;

/** Long words take turns, too: nothing is cut off, and nothing runs. */
function* pages({title, body, lang}) {
  let page = '';
  for (const word of body.split(/\s+/)) {
    if (page && page.length + word.length + 1 > ROOM) {
      yield {title, body: `${page} …`, lang};
      page = '…';
    }
    page = page ? `${page} ${word}` : word;
  }
  yield {title, body: page, lang};
}

/** Items {title, body, lang}, the gravest first; what is said of several trains alike is said once. */
export function hints(situations, rows, language) {
  const general = situations.map(({texts}) => {
    const lang = [language, 'en', ...Object.keys(texts)].find(tag => texts[tag]);
    return {...texts[lang], lang: lang === 'und' ? '' : lang};
  });
  const trains = new Map();
  for (const {line} of rows) {
    // Words of feeds and of operators about one train come in one language, and nobody says which.
    for (const words of new Set([line.message, line.cause])) {
      if (words) trains.set(words, [...trains.get(words) ?? [], line.train]);
    }
  }
  const about = [...trains].map(([body, names]) => ({title: `${[...new Set(names)].join(', ')}:`, body, lang: ''}));
  return [...general, ...about].flatMap(item => [...pages(item)]);
}

/** The one whose turn it is. */
export const inTurn = (items, turn) => items[turn % Math.max(1, items.length)];
