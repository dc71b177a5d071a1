import type { CustomProperty } from '../odcs/types.ts';

/**
 * What ODCS has no place for, under these names in `customProperties`; docs/reference/contract.md describes each.
 */
export const customNames = [
  'criterion',
  'originalOf',
  'sensitivity',
  'coveredPopulation',
  'semanticType',
  'codeList',
  'renewedWithinDays',
  'notBefore',
  'followsEvent',
  'sharedWith',
] as const;
export type CustomName = (typeof customNames)[number];

/** The value of a custom property, undefined where there is none. */
export function custom(holder: { customProperties?: CustomProperty[] }, name: CustomName): unknown {
  return holder.customProperties?.find(({ property }) => property === name)?.value;
}

export function customText(holder: { customProperties?: CustomProperty[] }, name: CustomName): string | undefined {
  const value = custom(holder, name);
  return typeof value === 'string' ? value : undefined;
}
