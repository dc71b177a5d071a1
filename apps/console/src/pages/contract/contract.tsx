import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { Chain, Empty, Loading, Page, ProblemView, Section, useFormat } from '../../ui/index.ts';
import { databaseQuery } from '../database/queries.ts';
import { Comparison } from './comparison.tsx';
import styles from './contract.module.css';
import { Promises } from './promises.tsx';
import { contractQuery, contractVersionsQuery } from './queries.ts';
import { Versions } from './versions.tsx';
import { words } from './words.ts';

/** What a database promises: in force, before, and what changed between. */
export function ContractPage() {
  const t = words.use();
  const { id } = useParams({ from: '/signed-in/databases/$id/contract' });
  const { version } = useSearch({ from: '/signed-in/databases/$id/contract' });
  const { data: database } = useSuspenseQuery(databaseQuery(id));
  const { data: versions } = useSuspenseQuery(contractVersionsQuery(id));
  const inForce = versions[0]?.number ?? 0;
  const number = version ?? inForce;
  const { data: contract, error, refetch } = useQuery({ ...contractQuery(id, number), enabled: number > 0 });
  const answer = useAnswer(inForce);
  const mayChange = useMay('contract.change');
  return (
    <Page
      title={t('title', { name: database.name })}
      answer={contract ? answer(contract) : inForce > 0 ? '…' : t('answerNone')}
      chain={
        <Chain at="database" links={{ database: { label: database.name }, attribute: { href: `/originals?database=${encodeURIComponent(id)}` } }} />
      }
      actions={
        <>
          {number !== inForce && (
            <Link to="/databases/$id/contract" params={{ id }}>
              {t('toCurrent')}
            </Link>
          )}
          {mayChange && (
            <Link to="/databases/$id/contract/edit" params={{ id }} className={styles.act}>
              {t(inForce > 0 ? 'edit' : 'begin')}
            </Link>
          )}
        </>
      }
    >
      {inForce === 0 && <Empty>{t('none')}</Empty>}
      {error && <ProblemView error={error} retry={refetch} />}
      {inForce > 0 && !contract && !error && <Loading />}
      {contract && (
        <>
          <Comparison id={id} versions={versions} />
          <Promises contract={contract} />
          <Versions id={id} versions={versions} shown={number} />
          <Section title={t('text')}>
            <details>
              <summary>{`${contract.contractVersion ?? ''} · ODCS`}</summary>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
              <pre className={styles.text} tabIndex={0}>
                {contract.text}
              </pre>
            </details>
          </Section>
        </>
      )}
    </Page>
  );
}

function useAnswer(inForce: number): (contract: Schema['Contract']) => string {
  const t = words.use();
  const format = useFormat();
  return ({ number, contractVersion, createdAt, tables }) => {
    const at = { version: contractVersion ?? number, day: format.day(createdAt) };
    if (number !== inForce) return t('answerOld', at);
    const columns = tables.flatMap((table) => table.columns);
    const rules = tables.flatMap((table) => [...table.rules, ...table.columns.flatMap((column) => column.rules)]);
    return t('answer', { ...at, tables: tables.length, columns: columns.length, rules: rules.length });
  };
}
