import { sql } from '@sogoc/engine';
import { TCVN3_LETTERS } from '../write/tcvn3.ts';
import { planting, type Rewrite } from './planting.ts';

const from = [...TCVN3_LETTERS.keys()].join('');
const to = [...TCVN3_LETTERS.values()].map((byte) => String.fromCharCode(byte)).join('');

/** Text of a TCVN3 font that somebody pasted into a Unicode field: each letter shows as the Latin-1 character of its byte. */
const misread: Rewrite = (value) => sql`translate(${value}, ${from}, ${to})`;

export const legacyEncoding = planting('format', 'TCVN3 bytes read as Latin-1', misread);
