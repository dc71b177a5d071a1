import type { SchemaProperty } from '../odcs/types.ts';

/** Members of `logicalTypeOptions` that speak about a list or an object as a whole. */
const ofWholes = ['minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties', 'required'];

/**
 * The paths of elements that promise something about what lies within a value, an object or a list: nothing here looks into values, so none of it is run.
 * @param path where the property stands.
 */
export function nestedPromises(property: SchemaProperty, path: string): string[] {
  const own = Object.keys(property.logicalTypeOptions ?? {}).filter((option) => ofWholes.includes(option));
  const within = [
    ...(property.properties ?? []).map((one, place) => ({ one, at: `${path}/properties/${place}` })),
    ...(property.items ? [{ one: { name: '', ...property.items }, at: `${path}/items` }] : []),
  ];
  return [
    ...own.map((option) => `${path}/logicalTypeOptions/${option}`),
    ...within.flatMap(({ one, at }) => [...(promises(one) ? [at] : []), ...nestedPromises(one, at)]),
  ];
}

function promises({ required, unique, primaryKey, quality = [], relationships = [], logicalTypeOptions = {} }: SchemaProperty): boolean {
  const options = Object.keys(logicalTypeOptions).filter((option) => !ofWholes.includes(option));
  return Boolean(required || unique || primaryKey) || quality.length + relationships.length + options.length > 0;
}
