import type { CountryPack } from '@sogoc/profile';
import { words } from './columns/words.ts';
import { foldText } from './text/fold.ts';
import { bareSql, foldSql } from './text/fold-sql.ts';
import { looksMisdecoded, looksMisdecodedSql } from './text/misdecoded.ts';
import { spellings } from './text/tone-placement.ts';
import { semanticTypes } from './types/index.ts';
import { communeList, provinceList } from './units/dated-lists.ts';

/** The country pack of Viet Nam. */
export const vietnam: CountryPack = {
  id: 'vn',
  semanticTypes: semanticTypes.map((type) => ({ ...type, names: [...new Set(type.names.map((name) => words(name).join('_')))] })),
  fold: foldSql,
  foldText,
  bare: bareSql,
  words,
  misdecoded: { suspect: looksMisdecodedSql, repair: (text) => looksMisdecoded(text)?.repaired ?? null },
  spellings,
  trialText: 'thử nghiệm|kiểm thử|(?:nguyễn|trần|lê) (?:văn|thị) [a-d]',
  datedLists: [communeList, provinceList],
};
