import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { criterionWords, DataTable, ProblemView, Score, Section, SeverityMark, useFindings, useFormat } from '../../ui/index.ts';
import { rulesQuery } from './queries.ts';
import styles from './rules.module.css';
import { words } from './words.ts';

/** The rules that records break, those that most records break first. */
export function Rules({ id }: { id: string }) {
  const t = words.use();
  const format = useFormat();
  const found = useFindings();
  const name = criterionWords.use();
  const { criterion, page = 1 } = useSearch({ from: '/signed-in/databases/$id' });
  const navigate = useNavigate({ from: '/databases/$id' });
  const { data, error, isFetching, refetch } = useQuery(rulesQuery(id, criterion, page));
  if (error && !data) return <ProblemView error={error} retry={refetch} />;
  const all = criterion && (
    <Link from="/databases/$id" to="." search={{}} resetScroll={false}>
      {t('allCriteria')}
    </Link>
  );
  return (
    <Section title={criterion ? t('rulesOf', { criterion: name(criterion) }) : t('rules')} note={all}>
      <DataTable<Schema['RuleResult']>
        label={t('rules')}
        rows={data?.items ?? []}
        rowKey={(rule) => rule.rule}
        loading={isFetching && !data}
        empty={t('noRules')}
        columns={[
          { title: t('table'), dataIndex: 'table' },
          { title: t('columns'), dataIndex: 'columns', render: (columns: string[]) => columns.join(', ') || '–' },
          {
            title: t('kind'),
            key: 'kind',
            render: (_, { kind, description }) => (
              <>
                {found.rule(kind)}
                {description !== undefined && <small className={styles.said}>“{description}”</small>}
              </>
            ),
          },
          { title: t('severity'), dataIndex: 'severity', render: (severity: 'low') => <SeverityMark severity={severity} />, width: 88 },
          { title: t('checked'), dataIndex: 'checked', render: (value: number) => format.number(value), align: 'right', width: 104 },
          {
            title: t('failed'),
            key: 'failed',
            render: (_, { rule, failed }) => (
              <Link to="/discrepancies" search={{ database: id, rule }}>
                {format.number(failed)}
              </Link>
            ),
            align: 'right',
            width: 104,
          },
          {
            title: t('score'),
            key: 'score',
            render: (_, rule) => <Score score={rule.score} reason={rule.reasonCode ? found.reason(rule.reasonCode, rule.reason) : rule.reason} />,
            align: 'right',
            width: 112,
          },
        ]}
        paging={{ page, pageSize: 50, total: data?.total ?? 0, onChange: (next) => navigate({ search: { criterion, page: next } }) }}
      />
    </Section>
  );
}
