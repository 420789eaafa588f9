// Everything a board can say in each language at once: it shows them in turn.
import sharedDe from '/faces/shared/texts/de.js';
import sharedEn from '/faces/shared/texts/en.js';
import sharedFr from '/faces/shared/texts/fr.js';
import de from '/faces/board/texts/de.js';
import en from '/faces/board/texts/en.js';
import fr from '/faces/board/texts/fr.js';

const WORDS = {de: {...sharedDe, ...de}, en: {...sharedEn, ...en}, fr: {...sharedFr, ...fr}};

export const say = language => WORDS[language];
