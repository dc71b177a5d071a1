export { words } from './columns/words.ts';
export { vietnam } from './pack.ts';
export { compareSql, compareText, type TextAgreement } from './text/compare.ts';
export { bareText, foldText } from './text/fold.ts';
export { bareSql, foldSql } from './text/fold-sql.ts';
export { surnames } from './types/person-name.ts';
export { type PersonalIdFacts, personalIdFacts, personalIdFactsSql, type Sex } from './types/personal-id.ts';
export { taxCheckDigit } from './types/tax-code.ts';
export { type Commune, lastDayBefore, mergerDay, type Unit, type UnitState, unitsAt, unitsBefore, unitsNow } from './units/units.ts';
