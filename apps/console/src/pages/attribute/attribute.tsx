import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import {
  AttributeName,
  Chain,
  DataTable,
  namedDatabases,
  Page,
  Section,
  useAttributeName,
  useBriefDatabaseName,
  useColumnName,
  useDatabaseName,
  useFormat,
} from '../../ui/index.ts';
import { Designating } from '../designation/propose.tsx';
import { attributesQuery } from '../originals/queries.ts';
import { CopyGraph } from './copy-graph.tsx';
import { words } from './words.ts';

type Holder = Schema['Attribute']['holders'][number];

const keyOf = ({ databaseId, table, column }: Holder) => `${databaseId}.${table}.${column}`;

/** One attribute: where its original is, who copies it from whom, and what tells so. */
export function AttributePage() {
  const t = words.use();
  const format = useFormat();
  const nameOf = useAttributeName();
  const columnName = useColumnName();
  const databaseName = useDatabaseName();
  const brief = useBriefDatabaseName();
  const { attribute: id } = useParams({ from: '/signed-in/originals/$attribute' });
  const { data } = useSuspenseQuery(attributesQuery);
  const attribute = data.find((known) => known.id === id);
  if (!attribute) {
    return (
      <Page title={nameOf(id)} answer={t('missing')}>
        <Link to="/originals">{t('all')}</Link>
      </Page>
    );
  }
  const { holders, redundancy } = attribute;
  const named = ({ databaseId, database, table, column }: Holder) => columnName({ database: databaseId, table, column }, database);
  // Where it was copied from is told in the survey's words.
  const copiedFrom = (from: NonNullable<Holder['copyOf']>) =>
    brief(holders.find(({ database }) => database === from.database)?.databaseId ?? from.database, from.database);
  const names = new Map(holders.map(({ databaseId, database }) => [database, brief(databaseId, database)]));
  const original = holders.find(({ role }) => role === 'original');
  const answer = original
    ? t('answer', {
        original: named(original),
        confidence: format.share(original.confidence),
        copies: redundancy.copies,
        divergent: format.number(redundancy.divergentRecords),
      })
    : t('open', { copies: holders.length });
  return (
    <Page title={nameOf(id)} answer={answer} chain={<AttributeChain id={id} holder={original ?? holders[0]} />}>
      <Section title={t('graph')} note={t('graphNote')}>
        <CopyGraph holders={holders} label={t('graph')} />
      </Section>
      <Section title={t('holders')}>
        <DataTable<Holder>
          label={t('holders')}
          rows={holders}
          rowKey={keyOf}
          columns={[
            {
              title: t('column'),
              key: 'column',
              render: (_, holder) => (
                <>
                  <Link to="/databases/$id" params={{ id: holder.databaseId }}>
                    {databaseName(holder.databaseId, holder.database)}
                  </Link>
                  <br />
                  <Link
                    to="/discrepancies"
                    search={{ database: holder.databaseId, table: holder.table, column: holder.column }}
                    title={t('discrepancies')}
                  >
                    {holder.table}.{holder.column}
                  </Link>
                </>
              ),
            },
            { title: t('role'), dataIndex: 'role', render: (role: Holder['role']) => t(role), width: 120 },
            { title: t('confidence'), dataIndex: 'confidence', render: (value: number) => format.share(value), align: 'right', width: 88 },
            { title: t('from'), dataIndex: 'copyOf', render: (from: Holder['copyOf']) => (from ? `${copiedFrom(from)} · ${from.table}` : '–') },
            {
              title: t('evidence'),
              key: 'evidence',
              render: (_, holder) => <Evidence evidence={holder.evidence} names={names} />,
              width: '40%',
            },
          ]}
        />
      </Section>
      <Designating attribute={attribute} />
    </Page>
  );
}

/** The first few reasons, and the rest for who asks. */
function Evidence({ evidence, names }: { evidence: Holder['evidence']; names: ReadonlyMap<string, string> }) {
  const t = words.use();
  const line = ({ signal, detail }: Holder['evidence'][number]) => <p key={signal + detail}>{namedDatabases(detail, names)}</p>;
  const rest = evidence.slice(3);
  return (
    <>
      {evidence.slice(0, 3).map(line)}
      {rest.length > 0 && (
        <details>
          <summary>{t('more', { count: rest.length })}</summary>
          {rest.map(line)}
        </details>
      )}
    </>
  );
}

/** The database is the original's, or the first that holds it where none is known. */
function AttributeChain({ id, holder }: { id: string; holder: Holder | undefined }) {
  const mayReadTasks = useMay('task.read');
  const databaseName = useDatabaseName();
  const mayReadCases = useMay('case.read');
  const at = encodeURIComponent(holder?.databaseId ?? '');
  const column = holder && new URLSearchParams({ database: holder.databaseId, table: holder.table, column: holder.column });
  return (
    <Chain
      at="attribute"
      links={{
        task: mayReadTasks && holder ? { href: `/tasks?database=${at}` } : {},
        database: holder ? { label: databaseName(holder.databaseId, holder.database), href: `/databases/${at}` } : {},
        attribute: { label: <AttributeName id={id} /> },
        record: mayReadCases && column ? { href: `/discrepancies?${column}` } : {},
        case: mayReadCases ? { href: `/cases?attribute=${encodeURIComponent(id)}` } : {},
      }}
    />
  );
}
