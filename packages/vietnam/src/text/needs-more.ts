import { markedLetters } from './characters.ts';
import { boundary } from './tone.ts';

const plain = `${markedLetters}${markedLetters.toUpperCase()}A-Za-z0-9 !"#$%'()*+,./:;=?@_|~\\-`;

/** Finds what folding has more to do with than letter case; most texts have none, and the whole of it costs ten times as much. */
export const needsMore = [
  `[^${plain}]`,
  "  |^ | $| [-']|[-'] ",
  '[òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ][yY]',
  `(?:^|${boundary})(?:[qQ][uU]|[hklmstHKLMST])[iìíỉĩịIÌÍỈĨỊ](?:$|${boundary})`,
].join('|');
