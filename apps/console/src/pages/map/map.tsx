import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import { ChoiceFilter, Empty, Loading, Page, ProblemView, Section, useFormat } from '../../ui/index.ts';
import { CommuneMap } from './commune-map.tsx';
import { CommuneTable } from './commune-table.tsx';
import styles from './map.module.css';
import { placesQuery } from './places.ts';
import { type ProvinceId, provinces } from './provinces.ts';
import { measures } from './search.ts';
import { Tiles } from './tiles.tsx';
import { words } from './words.ts';

/** Which communes of a province have most to mend. */
export function MapPage() {
  const t = words.use();
  const format = useFormat();
  const search = useSearch({ from: '/signed-in/map' });
  const navigate = useNavigate({ from: '/map' });
  const own = useOwnProvince();
  const province = search.province ?? own;
  const measure = search.measure ?? 'open';
  const places = useQuery({ ...placesQuery(province ?? 'p01'), enabled: province !== undefined });
  const progress = useQuery({
    queryKey: ['cases', 'progress', province],
    queryFn: () => dataOf(client.GET('/api/v1/cases/progress', { params: { query: { limit: 500, ...(province && { province }) } } })),
    enabled: province !== undefined,
  });
  const name = provinces.find(({ id }) => id === province)?.name ?? '';
  const units = progress.data?.items ?? [];
  const sum = (of: (records: Schema['UnitProgress']['records']) => number) => format.number(units.reduce((all, { records }) => all + of(records), 0));
  const answer = !province
    ? t('choose')
    : progress.data
      ? t(units.length > 0 ? 'answer' : 'answerNone', {
          province: name,
          units: units.length,
          open: sum(({ toDo }) => toDo),
          overdue: sum(({ overdue }) => overdue),
        })
      : t('loading', { province: name });
  const choice = (
    <ChoiceFilter
      label={t('measure')}
      value={search.measure}
      usual="open"
      options={measures.map((value) => ({ value, label: t(value) }))}
      onChange={(chosen) => navigate({ search: { ...search, measure: chosen }, replace: true })}
    />
  );
  return (
    <Page title={t('title')} answer={answer} actions={choice}>
      <div className={styles.columns}>
        <Tiles chosen={province} />
        {!province && <Empty>{t('chooseNote')}</Empty>}
        {progress.isError && <ProblemView error={progress.error} retry={progress.refetch} />}
        {(places.isLoading || progress.isLoading) && <Loading />}
        {places.data && progress.data && (
          <>
            <CommuneMap places={places.data} units={units} measure={measure} province={name} />
            <Section title={t(measure)} note={t('tableNote')}>
              <CommuneTable units={units} />
            </Section>
          </>
        )}
      </div>
    </Page>
  );
}

/** The province that the reader works in, where it is one. */
function useOwnProvince(): ProvinceId | undefined {
  const { agencyPath, grants } = useSession();
  const parts = [agencyPath, ...grants.map(({ territory }) => territory)].flatMap((path) => path.split('.'));
  return provinces.find(({ id }) => parts.includes(id))?.id;
}
