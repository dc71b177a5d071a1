import { useQuery } from '@tanstack/react-query';
import { type Criterion, criterionWords, Loading, ProblemView, Section, useFormat } from '../../ui/index.ts';
import { CriterionMap } from './criterion-map.tsx';
import { CriterionTable } from './criterion-table.tsx';
import type { Place } from './places.ts';
import type { ProvinceId } from './provinces.ts';
import { communesQuery } from './queries.ts';
import { words } from './words.ts';

interface ByCriterionProps {
  places: readonly Place[];
  province: { id: ProvinceId; name: string };
  criterion: Criterion;
  database: string | undefined;
}

/** A province by one of the six criteria: the map, and the table that says the same. */
export function ByCriterion({ places, province, criterion, database }: ByCriterionProps) {
  const t = words.use();
  const format = useFormat();
  const name = criterionWords.use();
  const { data, error, refetch } = useQuery(communesQuery(province.id, database));
  if (error) return <ProblemView error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const read = data.databases.filter(({ criteria }) => criteria.includes(criterion));
  const unknown = read.length > 0 ? 'NO_RECORDS' : 'NO_PLACE';
  const day = read
    .map(({ finishedAt }) => finishedAt)
    .sort()
    .at(-1);
  return (
    <>
      <CriterionMap places={places} communes={data.items} criterion={criterion} database={database} province={province.name} unknown={unknown} />
      <Section title={name(criterion)} note={day ? t('readNote', { databases: read.length, day: format.day(day) }) : t('notRead')}>
        <CriterionTable places={places} communes={data.items} criterion={criterion} database={database} unknown={unknown} />
      </Section>
    </>
  );
}
