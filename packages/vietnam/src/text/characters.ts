/** Characters that conversion, keyboards and word processors write for one another, as strings to be used in `translate` and in classes of an expression. */
export const whiteSpace =
  '\t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000';
export const apostrophes = '\u2018\u2019\u201b\u02bc\u02b9\u2032`\u00b4';
export const dashes = '\u2010\u2011\u2012\u2013\u2014\u2015\u2212';
/** Not seen and without meaning in Vietnamese: zero width, byte order mark, soft hyphen. */
export const invisible = '\u200b\u200c\u200d\u2060\ufeff\u00ad';

/** HTML entities that are found in text taken from web pages, in lower case; `&amp;` last, so that nothing is decoded twice. */
export const entities: readonly (readonly [entity: string, character: string])[] = [
  ['&nbsp;', ' '],
  ['&#160;', ' '],
  ['&quot;', '"'],
  ['&#34;', '"'],
  ['&apos;', "'"],
  ['&#39;', "'"],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
];

/** Lower-case letters of Vietnamese with marks, and đ, in NFC. */
export const markedLetters = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ';
