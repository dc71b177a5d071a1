import type { CheckOf } from '@sogoc/contract';
import { type Sql, sql } from '@sogoc/engine';
import type { ColumnProfile, CountryPack } from '@sogoc/profile';
import { QualityError } from '../../error.ts';
import type { RecordRuleKind } from '../../rule-kind.ts';

/** The value is valid by its semantic type: shape, check digit, known code. */
export const format: RecordRuleKind<'format'> = {
  kind: 'format',
  form: 'record',
  finds: 'format',
  precedence: 30,
  compile: (check, { pack, dialect, cell }) => {
    const { column, semanticType } = check;
    const type = pack.semanticTypes.find(({ id }) => id === semanticType);
    if (!type) throw new QualityError('RULE_UNKNOWN_TYPE', `The country pack ${pack.id} has no semantic type ${semanticType}`);
    const { clean, text, profile, stored } = cell(column);
    const valid = type.valid ? type.valid(clean, dialect) : type.shape(clean, dialect);
    const invalid = sql`not coalesce(${valid}, false)`;
    const own = { column, observed: text, expected: sql`${type.id}`, expectedInClear: true } as const;
    const bounds = validStored(check, profile, pack);
    if (!bounds) return { ...own, fails: invalid };
    const bound = (own: number | string): Sql => (typeof own === 'number' ? sql`${own}` : dialect.cast(sql`${own}`, 'date'));
    const holdsSurely = sql`coalesce(${stored} between ${bound(bounds[0])} and ${bound(bounds[1])}, false)`;
    return { ...own, fails: sql`case when ${holdsSurely} then false else ${invalid} end`, holdsSurely };
  },
};

/** Bounds between which all numbers, or days (yyyy-MM-dd), that a column stores as such are valid by the type that is asked for; undefined where none are known. */
export function validStored(
  { semanticType }: CheckOf<'format'>,
  { storage }: ColumnProfile,
  { semanticTypes }: CountryPack,
): readonly [number, number] | readonly [string, string] | undefined {
  const stored = semanticTypes.find(({ id }) => id === semanticType)?.stored;
  if (storage === 'integer') return stored?.numbers;
  return storage === 'date' ? stored?.days : undefined;
}
