import type { CountryPack, SemanticType } from '@sogoc/profile';
import { type Field, tellingColumn } from './field.ts';

/** How an attribute is called: after the original's column, under the kind of thing it tells about. */
export interface AttributeName {
  id: string;
  entity: string;
  name: string;
}

/**
 * Names an attribute.
 *
 * @param fields its holders, the original (or the best guess) first.
 * @param taken ids in use; the new one is added.
 */
export function nameAttribute(fields: readonly Field[], pack: CountryPack, taken: Set<string>): AttributeName {
  const name = fields[0] ? tellingColumn(fields[0]).name : '';
  const entity = entityOf(fields, pack);
  const words = pack.words(name).join('-') || 'attribute';
  let id = `${entity}.${words}`;
  for (let n = 2; taken.has(id); n += 1) id = `${entity}.${words}-${n}`;
  taken.add(id);
  return { id, entity, name };
}

/** The entity most holders' semantic types speak of; else that of their tables' keys; else `record`. */
function entityOf(fields: readonly Field[], pack: CountryPack): string {
  const typeOf = (id: string | undefined): SemanticType | undefined => pack.semanticTypes.find((type) => type.id === id);
  const own = fields.flatMap((field) => field.columns.flatMap((column) => typeOf(column.semanticType?.id)?.entity ?? []));
  const ofTables = fields.flatMap((field) =>
    field.table.columns.flatMap((column) => {
      const type = typeOf(column.semanticType?.id);
      return type?.identifier && type.entity && field.table.candidateKeys.some((key) => key.length === 1 && key[0] === column.name)
        ? [type.entity]
        : [];
    }),
  );
  return mostFrequent(own) ?? mostFrequent(ofTables) ?? 'record';
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = Map.groupBy(values, (value) => value);
  return [...counts].sort((x, y) => y[1].length - x[1].length)[0]?.[0];
}
