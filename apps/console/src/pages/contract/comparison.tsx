import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { DataTable, Loading, ProblemView, Section } from '../../ui/index.ts';
import changeStyles from './change/change-table.module.css';
import { ChangeTable, useChangeSummary } from './change/change-table.tsx';
import { words as changeWords } from './change/words.ts';
import styles from './contract.module.css';
import { contractChangesQuery } from './queries.ts';
import { words } from './words.ts';

type Version = Schema['ContractVersion'];
type Difference = Schema['ContractDifference'];

/** Any two versions side by side: first what is promised otherwise, then what is written otherwise. */
export function Comparison({ id, versions }: { id: string; versions: readonly Version[] }) {
  const t = words.use();
  const summary = useChangeSummary();
  const { version, from } = useSearch({ from: '/signed-in/databases/$id/contract' });
  const number = version ?? versions[0]?.number ?? 0;
  const against = from ?? Math.max(1, number - 1);
  const { data, error, refetch } = useQuery({ ...contractChangesQuery(id, against, number), enabled: versions.length > 1 });
  if (versions.length < 2)
    return (
      <Section title={t('comparison')} note={t('onlyOne')}>
        {null}
      </Section>
    );
  return (
    <Section title={t('comparison')} note={data && summary(data.changes)}>
      <Choice versions={versions} from={against} to={number} />
      {error && <ProblemView error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && <ChangeTable changes={data.changes} />}
      {data && data.differences.length > 0 && <Wording differences={data.differences} />}
    </Section>
  );
}

function Choice({ versions, from, to }: { versions: readonly Version[]; from: number; to: number }) {
  const t = words.use();
  const navigate = useNavigate({ from: '/databases/$id/contract' });
  const options = versions.map(({ number, contractVersion }) => (
    <option key={number} value={number}>
      {contractVersion === null ? number : `${contractVersion} (${number})`}
    </option>
  ));
  return (
    <div className={`${styles.choice} no-print`}>
      <label>
        {t('from')}{' '}
        <select value={from} onChange={({ target }) => navigate({ search: { version: to, from: Number(target.value) }, replace: true })}>
          {options}
        </select>
      </label>
      <label>
        {t('to')}{' '}
        <select value={to} onChange={({ target }) => navigate({ search: { version: Number(target.value), from }, replace: true })}>
          {options}
        </select>
      </label>
    </div>
  );
}

function Wording({ differences }: { differences: readonly Difference[] }) {
  const t = words.use();
  const said = changeWords.use();
  const text = (value: unknown) => (value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value));
  return (
    <details>
      <summary>{t('wording', { count: differences.length })}</summary>
      <DataTable<Difference>
        label={t('wording', { count: differences.length })}
        rows={differences}
        rowKey={({ path }) => path}
        columns={[
          { title: said('where'), dataIndex: 'path' },
          { title: said('before'), key: 'before', render: (_, { before }) => text(before), className: changeStyles.value },
          { title: said('after'), key: 'after', render: (_, { after }) => text(after), className: changeStyles.value },
        ]}
      />
    </details>
  );
}
