import { useQuery } from '@tanstack/react-query';
import { Loading, ProblemView, Section } from '../../ui/index.ts';
import { CommuneMap } from './commune-map.tsx';
import { CommuneTable } from './commune-table.tsx';
import type { CaseMeasure } from './measured.ts';
import type { Place } from './places.ts';
import type { ProvinceId } from './provinces.ts';
import { progressQuery } from './queries.ts';
import { words } from './words.ts';

interface ByCasesProps {
  places: readonly Place[];
  province: { id: ProvinceId; name: string };
  measure: CaseMeasure;
}

/** A province by the work that is left: the map, and the table that says the same. */
export function ByCases({ places, province, measure }: ByCasesProps) {
  const t = words.use();
  const { data, error, refetch } = useQuery(progressQuery(province.id));
  if (error) return <ProblemView error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <>
      <CommuneMap places={places} units={data.items} measure={measure} province={province.name} />
      <Section title={t(measure)} note={t('tableNote')}>
        <CommuneTable units={data.items} />
      </Section>
    </>
  );
}
