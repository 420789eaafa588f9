// The page in one module: what the API says, and nothing made up in between.
const byId = id => document.getElementById(id);
const MOST_ROWS = 60;
const trains = new Map();
const rows = new Map();
let chosen = null;

const get = async path => {
  const response = await fetch(path, {headers: {Accept: 'application/json'}});
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
};

const element = (name, text, className) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};

const time = (instant, zone) => new Intl.DateTimeFormat('en-GB',
  {hour: '2-digit', minute: '2-digit', timeZone: zone}).format(new Date(instant));

// An unknown delay is never shown as on time.
const delayText = t => t.delayMinutes === undefined ? 'not known'
  : t.delayMinutes === 0 ? 'on time'
  : t.delayMinutes > 0 ? `${t.delayMinutes} min late` : `${-t.delayMinutes} min early`;

const statusText = {SCHEDULED: 'planned', RUNNING: 'running', CANCELLED: 'cancelled', COMPLETED: 'arrived'};

const platformText = t => t.platform === undefined ? '–'
  : t.plannedPlatform !== undefined && t.plannedPlatform !== t.platform
    ? `${t.platform} (not ${t.plannedPlatform})` : t.platform;

function row(train) {
  const made = element('tr');
  const name = element('td');
  const button = element('button', train.train);
  button.type = 'button';
  button.title = 'Show its history';
  button.addEventListener('click', () => showHistory(train.id));
  name.append(button);
  made.append(name, ...Array.from({length: 5}, () => element('td')));
  return made;
}

function fill(made, train) {
  const [, way, next, platform, delay, status] = made.children;
  way.textContent = `${train.from} – ${train.to}`;
  next.textContent = train.status === 'COMPLETED' ? '–' : train.nextStop ?? '–';
  platform.textContent = platformText(train);
  delay.textContent = train.status === 'CANCELLED' ? '–' : delayText(train);
  delay.className = train.delayMinutes >= 5 && train.status !== 'CANCELLED' ? 'late' : '';
  status.textContent = statusText[train.status] ?? train.status;
  status.className = train.status === 'CANCELLED' ? 'bad' : '';
}

let drawing = false;
function draw() {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    const order = {CANCELLED: 0, RUNNING: 0, SCHEDULED: 1, COMPLETED: 2};
    const shown = [...trains.values()]
      .sort((a, b) => order[a.status] - order[b.status] || b.position - a.position).slice(0, MOST_ROWS);
    const keep = new Set(shown.map(t => t.id));
    for (const id of rows.keys()) if (!keep.has(id)) rows.delete(id);
    const focused = document.activeElement;
    byId('trains').replaceChildren(...shown.map(train => {
      const made = rows.get(train.id) ?? row(train);
      rows.set(train.id, made);
      fill(made, train);
      return made;
    }));
    if (focused?.isConnected) focused.focus();
  });
}

function listen() {
  const stream = new EventSource('/api/v1/journeys/stream');
  stream.addEventListener('open', () => { byId('connection').textContent = 'Live.'; });
  stream.addEventListener('error', () => { byId('connection').textContent = 'Connection lost; trying again …'; });
  stream.addEventListener('reset', () => { trains.clear(); rows.clear(); });
  stream.addEventListener('journey', event => {
    const train = JSON.parse(event.data);
    const known = trains.get(train.id);
    if (known && known.revision > train.revision) return;
    trains.set(train.id, {...train, position: Number(event.lastEventId)});
    if (trains.size > 2000) trains.delete(trains.keys().next().value);
    draw();
    if (train.id === chosen) showHistory(train.id, true);
  });
}

async function showHistory(id, refresh = false) {
  chosen = id;
  const [journey, history] = await Promise.all([
    get(`/api/v1/journeys/${encodeURIComponent(id)}`), get(`/api/v1/journeys/${encodeURIComponent(id)}/history`)]);
  if (chosen !== id) return;
  byId('history-title').textContent = `History of ${journey.train}, ${journey.serviceDate}`;
  byId('history-note').textContent = journey.message ?? journey.cause ?? '';
  byId('events').replaceChildren(...history.items.map(event => {
    const item = element('li', event.what);
    const seen = time(event.observedAt, journey.zone);
    const known = time(event.knownAt, journey.zone);
    item.append(element('small', `happened ${seen}, known ${known}, from ${event.source}: `
      + event.because.toLowerCase().replaceAll('_', ' ')));
    return item;
  }));
  byId('history').hidden = false;
  if (!refresh) byId('history-title').focus();
}

const times = n => n === 1 ? 'once' : `${n} times`;

let shownMessages = '';
function showPhone(phone) {
  byId('buzzes').textContent = `Buzzed ${times(phone.interrupts)}`;
  byId('replaced').textContent = `${phone.silentlyReplaced} replaced silently`;
  // Only what changed is put in again, else a screen reader would read the same message over and over.
  const now = JSON.stringify([phone.name, phone.shown]);
  if (now === shownMessages) return;
  shownMessages = now;
  byId('messages').replaceChildren(...phone.shown.map(message => {
    const made = element('article', undefined, 'message');
    made.lang = message.language;
    const note = element('small', message.silent ? 'updated without a sound' : 'buzzed');
    note.lang = 'en';
    made.append(element('h3', message.title), element('p', message.body), note);
    return made;
  }));
  if (phone.shown.length === 0) byId('messages').append(element('p', 'No message yet.'));
}

async function refreshPhones() {
  const {items} = await get('/api/v1/phones?limit=20');
  const choice = byId('phone-choice');
  const known = new Set([...choice.options].map(o => o.value));
  for (const phone of items) if (!known.has(phone.name)) choice.append(new Option(phone.name, phone.name));
  const phone = items.find(p => p.name === choice.value) ?? items[0];
  if (phone) {
    if (!choice.value) choice.value = phone.name;
    if (choice.value === phone.name) showPhone(phone);
  }
}

async function refreshCounters() {
  const counters = await get('/api/v1/counters');
  const number = new Intl.NumberFormat('en-GB');
  byId('naive').textContent = number.format(counters.naive);
  byId('sent').textContent = number.format(counters.sent);
  byId('silent').textContent = number.format(counters.silent);
  byId('received').textContent = number.format(counters.ingest.received);
}

async function poll(what, pause) {
  try {
    if (!document.hidden) await what();
  } catch (problem) {
    console.warn(problem.message);
  }
  setTimeout(() => poll(what, pause), pause);
}

byId('phone-choice').addEventListener('change', () => refreshPhones().catch(() => {}));
listen();
poll(refreshPhones, 2000);
poll(refreshCounters, 2000);
