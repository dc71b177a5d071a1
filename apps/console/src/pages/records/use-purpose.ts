import { useDraft } from '../../ui/index.ts';

/** The register asks for as much. */
export const shortest = 10;

/** Why the reader looks at personal records: asked once, kept while they work on it, on this device only. */
export function usePurpose(): { purpose: string; given: boolean; give: (purpose: string) => void } {
  const [{ purpose }, change] = useDraft('records.purpose', { purpose: '' });
  return { purpose, given: purpose.trim().length >= shortest, give: (typed) => change({ purpose: typed }) };
}
