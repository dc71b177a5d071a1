import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { useMay, useSession } from '../../api/session.ts';
import { ChoiceFilter, criterionWords, Empty, Loading, Page, useFormat } from '../../ui/index.ts';
import { ByCases } from './by-cases.tsx';
import { ByCriterion } from './by-criterion.tsx';
import styles from './map.module.css';
import { placesQuery } from './places.ts';
import { type ProvinceId, provinces } from './provinces.ts';
import { communesQuery, progressQuery } from './queries.ts';
import { isCriterion, type Measure, measures } from './search.ts';
import { Tiles } from './tiles.tsx';
import { useCriterionAnswer } from './use-criterion-answer.ts';
import { words } from './words.ts';

/** Which communes of a province have most to mend, and where records are worst by each criterion. */
export function MapPage() {
  const t = words.use();
  const search = useSearch({ from: '/signed-in/map' });
  const own = useOwnProvince();
  const province = provinces.find(({ id }) => id === (search.province ?? own));
  const measure = search.measure ?? 'open';
  const places = useQuery({ ...placesQuery(province?.id ?? 'p01'), enabled: province !== undefined });
  const answer = useAnswer(province, measure, search.database);
  return (
    <Page title={t('title')} answer={answer} actions={<Choices province={province?.id} />}>
      <div className={styles.columns}>
        <Tiles chosen={province?.id} />
        {!province && <Empty>{t('chooseNote')}</Empty>}
        {places.isLoading && <Loading />}
        {province &&
          places.data &&
          (isCriterion(measure) ? (
            <ByCriterion places={places.data} province={province} criterion={measure} database={search.database} />
          ) : (
            <ByCases places={places.data} province={province} measure={measure} />
          ))}
      </div>
    </Page>
  );
}

/** What the map is coloured by, and of which database. */
function Choices({ province }: { province: ProvinceId | undefined }) {
  const t = words.use();
  const name = criterionWords.use();
  const search = useSearch({ from: '/signed-in/map' });
  const navigate = useNavigate({ from: '/map' });
  const mayReadSurveys = useMay('survey.read');
  const offered = measures.filter((measure) => mayReadSurveys || !isCriterion(measure));
  const communes = useQuery({ ...communesQuery(province, undefined), enabled: province !== undefined && isCriterion(search.measure ?? 'open') });
  return (
    <>
      <ChoiceFilter
        label={t('measure')}
        value={search.measure}
        usual="open"
        options={offered.map((value) => ({ value, label: isCriterion(value) ? t('criterion', { name: name(value) }) : t(value) }))}
        onChange={(measure) => navigate({ search: { ...search, measure }, replace: true })}
      />
      {isCriterion(search.measure ?? 'open') && (
        <ChoiceFilter
          label={t('database')}
          value={search.database}
          options={communes.data?.databases.map(({ id, name: label }) => ({ value: id, label })) ?? []}
          onChange={(database) => navigate({ search: { ...search, database }, replace: true })}
          find
        />
      )}
    </>
  );
}

function useAnswer(province: { id: ProvinceId; name: string } | undefined, measure: Measure, database: string | undefined): string {
  const t = words.use();
  const format = useFormat();
  const byCriterion = isCriterion(measure);
  const progress = useQuery({ ...progressQuery(province?.id), enabled: province !== undefined && !byCriterion });
  const communes = useQuery({ ...communesQuery(province?.id, database), enabled: province !== undefined && byCriterion });
  const criterionAnswer = useCriterionAnswer();
  if (!province) return t('choose');
  if (byCriterion) return communes.data ? criterionAnswer(province.name, measure, communes.data.items) : t('loading', { province: province.name });
  if (!progress.data) return t('loading', { province: province.name });
  const units = progress.data.items;
  const sum = (of: (records: Schema['UnitProgress']['records']) => number) => format.number(units.reduce((all, { records }) => all + of(records), 0));
  const [open, overdue] = [sum(({ toDo }) => toDo), sum((records) => records.overdue)];
  return t(units.length > 0 ? 'answer' : 'answerNone', { province: province.name, units: units.length, open, overdue });
}

/** The province that the reader works in, where it is one. */
function useOwnProvince(): ProvinceId | undefined {
  const { agencyPath, grants } = useSession();
  const parts = [agencyPath, ...grants.map(({ territory }) => territory)].flatMap((path) => path.split('.'));
  return provinces.find(({ id }) => parts.includes(id))?.id;
}
