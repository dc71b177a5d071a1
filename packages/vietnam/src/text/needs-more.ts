import { markedLetters } from './characters.ts';

const plain = `${markedLetters}${markedLetters.toUpperCase()}A-Za-z0-9 !"#$%'()*+,./:;=?@_|~\\-`;

/** Finds what folding has more to do with than letter case; most texts have none, and the whole of it costs ten times as much. */
export const needsMore = [
  `[^${plain}]`,
  "  |^ | $| [-']|[-'] ",
  '[òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ][yY]',
  '(?:^|[^\\p{L}])(?:[qQ][uU]|[hklmstHKLMST])[iìíỉĩịIÌÍỈĨỊ](?:$|[^\\p{L}])',
].join('|');
