import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { databaseChoiceQuery } from '../../api/databases.ts';
import { ChoiceFilter, criteria, criterionWords, ExportLinks, FindFilter, Page, Filters as Row, useFindings, useFormat } from '../../ui/index.ts';
import styles from './discrepancies.module.css';
import { DiscrepancyTable } from './discrepancy-table.tsx';
import { discrepanciesQuery, unitQuery } from './queries.ts';
import { type DiscrepanciesSearch, states } from './search.ts';
import { words } from './words.ts';

/** The records behind a number: of a database, a rule, a column. */
export function DiscrepanciesPage() {
  const t = words.use();
  const format = useFormat();
  const search = useSearch({ from: '/signed-in/discrepancies' });
  const navigate = useNavigate({ from: '/discrepancies' });
  const { end: _, ...filter } = search;
  const { data } = useInfiniteQuery(discrepanciesQuery(search));
  const { data: databases } = useQuery(databaseChoiceQuery);
  const criterion = criterionWords.use();
  const { data: unit } = useQuery({ ...unitQuery(search.unit ?? ''), enabled: search.unit !== undefined });
  const [part] = data?.pages ?? [];
  const name = databases?.items.find(({ id }) => id === search.database)?.name ?? search.database;
  const where = [
    search.database && t('inDatabase', { database: name }),
    search.criterion && t('byCriterion', { criterion: criterion(search.criterion) }),
    search.unit && t('ofUnit', { unit: unit?.name ?? search.unit }),
    search.rule && t('byRule'),
  ]
    .filter(Boolean)
    .join('');
  const total = part?.total ?? 0;
  const answer = part ? t('answer', { total, told: format.number(total) + (part.totalIsExact ? '' : '+'), where }) : '…';
  return (
    <Page title={t('title')} answer={answer} actions={total > 0 && <ExportLinks list="discrepancies" query={filter} />}>
      <Filters search={search} databases={databases?.items ?? []} />
      <DiscrepancyTable
        key={JSON.stringify(filter)}
        filter={search}
        onTurn={(end) => navigate({ search: { ...search, end: end || undefined }, replace: true })}
      />
      <p className={styles.muted}>{t('masked')}</p>
    </Page>
  );
}

function Filters({ search, databases }: { search: DiscrepanciesSearch; databases: readonly { id: string; name: string }[] }) {
  const t = words.use();
  const found = useFindings();
  const criterion = criterionWords.use();
  const navigate = useNavigate({ from: '/discrepancies' });
  const narrow = (change: DiscrepanciesSearch) => navigate({ search: { ...search, end: undefined, ...change }, replace: true });
  return (
    <Row
      find={<FindFilter label={t('findRecord')} value={search.record} onChange={(record) => narrow({ record })} />}
      clear={Object.values(search).some(Boolean) ? () => navigate({ search: {}, replace: true }) : null}
    >
      <ChoiceFilter
        find
        label={t('database')}
        value={search.database}
        options={databases.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(database) => narrow({ database, rule: undefined })}
      />
      <ChoiceFilter
        label={t('criterion')}
        value={search.criterion}
        options={criteria.map((value) => ({ value, label: criterion(value) }))}
        onChange={(chosen) => narrow({ criterion: chosen })}
      />
      <ChoiceFilter
        label={t('state')}
        value={search.state}
        options={states.map((value) => ({ value, label: found.state(value) }))}
        onChange={(state) => narrow({ state })}
      />
    </Row>
  );
}
