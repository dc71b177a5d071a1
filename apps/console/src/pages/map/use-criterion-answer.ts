import type { Schema } from '../../api/client.ts';
import { type Criterion, criterionWords, useFormat } from '../../ui/index.ts';
import { words } from './words.ts';

/** What the map says of a province by a criterion: how many records were found wrong, and in how many communes the share is below what counts as fair. */
export function useCriterionAnswer(): (province: string, criterion: Criterion, communes: readonly Schema['CommuneMeasures'][]) => string {
  const t = words.use();
  const format = useFormat();
  const name = criterionWords.use();
  return (province, criterion, communes) => {
    const found = communes.map(({ criteria }) => criteria[criterion]).filter((measure) => measure?.share !== null && measure !== undefined);
    const about = { province, criterion: name(criterion) };
    if (found.length === 0) return t('criterionNone', about);
    const sum = (of: (measure: (typeof found)[number]) => number | null | undefined) => found.reduce((all, measure) => all + (of(measure) ?? 0), 0);
    return t('criterionAnswer', {
      ...about,
      faulty: format.number(sum((measure) => measure?.faulty)),
      records: format.number(sum((measure) => measure?.records)),
      weak: found.filter((measure) => (measure?.share ?? 100) < 75).length,
      communes: found.length,
    });
  };
}
