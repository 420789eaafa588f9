// Reads what somebody typed into the one field: "RE 1001 2026-11-28", "Hauptbahnhof", a pseudonym, words of a message.
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const JOURNEY = /^[^\s:]+:[^\s]+:\d{4}-\d{2}-\d{2}$/;
const ISO = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/;
const EUROPEAN = /\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b/;

const two = n => String(n).padStart(2, '0');

/**
 * What it can mean; several at once where it is not clear.
 * journeys: ids; numbers: ways to write a train number; date: service date or null; pseudonym or null; text: what is left.
 */
export function asked(typed) {
  let text = typed.trim().replaceAll(/\s+/g, ' ');
  if (JOURNEY.test(text)) return {journeys: [text], numbers: [], date: null, pseudonym: null, text: ''};
  if (UUID.test(text)) return {journeys: [], numbers: [], date: null, pseudonym: text, text};
  let date = null;
  const iso = ISO.exec(text);
  const european = EUROPEAN.exec(text);
  if (iso !== null) date = `${iso[1]}-${two(iso[2])}-${two(iso[3])}`;
  else if (european !== null) date = `${european[3]}-${two(european[2])}-${two(european[1])}`;
  if (date !== null) text = text.replace(iso?.[0] ?? european[0], '').trim().replaceAll(/\s+/g, ' ');
  const numbers = /\d/.test(text) && text.length <= 64 ? spellings(text) : [];
  const pseudonym = /^[A-Za-z0-9-]{8,64}$/.test(text) && /\d/.test(text) ? text : null;
  return {journeys: [], numbers, date, pseudonym, text};
}

/** "re1001" is also RE 1001 and RE1001. */
function spellings(text) {
  const upper = text.toUpperCase();
  const parts = /^([A-Z]+)\s?(\d.*)$/.exec(upper);
  return [...new Set([text, upper, ...(parts === null ? [] : [`${parts[1]} ${parts[2]}`, parts[1] + parts[2]])])];
}
