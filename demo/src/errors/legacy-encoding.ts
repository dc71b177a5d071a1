import { sql } from '@sogoc/engine';
import { TCVN3_SHOWN } from '../write/tcvn3.ts';
import { planting, type Rewrite } from './planting.ts';

/** Text of a TCVN3 font that somebody pasted into a Unicode field: each letter shows as the Latin-1 character of its byte. */
const misread: Rewrite = (value) => sql`translate(${value}, ${TCVN3_SHOWN[0]}, ${TCVN3_SHOWN[1]})`;

export const legacyEncoding = planting('format', 'TCVN3 bytes read as Latin-1', misread);
