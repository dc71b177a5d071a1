import { type Sql, sql } from '@sogoc/engine';
import { planting, type Rewrite } from './planting.ts';

const OLD_TONES = 'òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy'.split(' ');
const NEW_TONES = 'oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ'.split(' ');

const replaceAll = (value: Sql, from: readonly string[], to: readonly string[]): Sql =>
  from.reduce((text, part, index) => sql`replace(${text}, ${part}, ${to[index] ?? part})`, value);

const newTones: Rewrite = (value) => replaceAll(value, OLD_TONES, NEW_TONES);
const plainD: Rewrite = (value) => sql`translate(${value}, 'Đđ', 'Dd')`;
const iForY: Rewrite = (value) => replaceAll(value, ['Lý', 'Mỹ', 'Quý', 'Kỳ', 'Vỹ', 'Sỹ'], ['Lí', 'Mĩ', 'Quí', 'Kì', 'Vĩ', 'Sĩ']);
const upper: Rewrite = (value) => sql`upper(${value})`;
const spaced: Rewrite = (value) => sql`replace(${value}, ' ', '  ')`;
const bare: Rewrite = (value) => sql`translate(strip_accents(${value}), 'Đđ', 'Dd')`;

/** hòa, hoà: both are right. */
export const tonePlacement = planting('variant', 'tone placed the new way', newTones);
export const iY = planting('variant', 'i written for y', iForY);
export const capitals = planting('variant', 'all capitals', upper);
export const doubledBlanks = planting('format', 'doubled blanks', spaced);
export const dForD = planting('reference-mismatch', 'd typed for đ', plainD);
export const accentsLost = planting('reference-mismatch', 'accents left out', bare);
