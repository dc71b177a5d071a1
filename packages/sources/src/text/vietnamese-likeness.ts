const onset = '(?:ngh|ng|gh|gi|kh|ch|nh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?';
const nucleus =
  '(?:uyê|oai|oao|oay|oeo|uây|uôi|uya|uyu|iêu|yêu|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|ue|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])';
/** k ends syllables of names of places in the highlands: Đắk Lắk. */
const coda = '(?:ch|ng|nh|[ckmnpt])?';
const syllable = new RegExp(`^${onset}${nucleus}${coda}$`);
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Is this one written Vietnamese syllable, any letter case? Tone marks may stand on any vowel; at most one. */
export function isSyllable(word: string): boolean {
  const apart = word.toLowerCase().normalize('NFD');
  if ((apart.match(toneMarks)?.length ?? 0) > 1) return false;
  const rest = word.slice(1);
  if (rest !== rest.toLowerCase() && word !== word.toUpperCase()) return false;
  return syllable.test(apart.replaceAll(toneMarks, '').normalize('NFC'));
}

/** Share 0..1 of the words with letters beyond ASCII that are Vietnamese syllables, and how many such words there are. */
export function vietnameseLikeness(text: string): { share: number; words: number } {
  const words = text.match(/[\p{L}\p{M}\ufffd\u0080-\u00bf\u00d7\u00f7]+/gu) ?? [];
  const marked = words.filter((word) => /\P{ASCII}/u.test(word));
  const good = marked.filter(isSyllable).length;
  return { share: marked.length === 0 ? 0 : good / marked.length, words: marked.length };
}
