import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { Chain, Empty, Loading, Page, Section, useDatabaseName } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import { Purpose } from '../records/purpose.tsx';
import { usePurpose } from '../records/use-purpose.ts';
import { History } from './history.tsx';
import { OwnRecords } from './own-records.tsx';
import styles from './record.module.css';
import { Values } from './values.tsx';
import { words } from './words.ts';

/** Every reading is logged, so it is done when the reader asks for it, once, and never in the background. */
function readingQuery(id: string, purpose: string, reveal: boolean) {
  return queryOptions({
    queryKey: ['records', id, purpose, reveal],
    queryFn: () => dataOf(client.POST('/api/v1/entities/{id}/reading', { params: { path: { id } }, body: { purpose, reveal } })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** What every database says of one person, parcel, household or organisation, side by side. */
export function RecordPage() {
  const t = words.use();
  const { id } = useParams({ from: '/signed-in/records/$id' });
  const purpose = usePurpose();
  const [reveal, setReveal] = useState(false);
  const mayReveal = useMay('entity.reveal');
  const { data, error, isFetching } = useQuery({ ...readingQuery(id, purpose.purpose, reveal), enabled: purpose.given });
  const back = <Link to="/records">{t('back')}</Link>;
  return (
    <Page
      title={t(data?.kind ?? 'person')}
      answer={data ? t('answer', figuresOf(data)) : t('ask')}
      actions={back}
      chain={<RecordChain id={id} entity={data} />}
    >
      <Purpose {...purpose} />
      {error && <Refusal error={error} />}
      {isFetching && <Loading />}
      {data && (
        <>
          <div className={styles.row}>
            <span role="status">{data.revealed ? t('revealed') : t('masked')}</span>
            {!data.revealed && mayReveal && <Button onClick={() => setReveal(true)}>{t('reveal')}</Button>}
          </div>
          {data.hidden > 0 && <p>{t('hidden', { count: data.hidden })}</p>}
          <Section title={t('shared')} note={t('legend')}>
            {data.attributes.length > 0 ? <Values label={t('shared')} attributes={data.attributes} /> : <Empty>{t('nothing')}</Empty>}
          </Section>
          <History findings={data.findings} />
          <Section title={t('records')}>
            <OwnRecords label={t('records')} entity={data} />
          </Section>
        </>
      )}
    </Page>
  );
}

/** Where one database alone tells of it, the steps lead there; else to each from the values below. */
function RecordChain({ id, entity }: { id: string; entity: Schema['Entity'] | undefined }) {
  const values = entity ? [...entity.attributes.flatMap((attribute) => attribute.values), ...entity.others] : [];
  const databases = [...new Set(values.map(({ database }) => database))];
  const differing = entity?.attributes.filter(({ differs }) => differs) ?? [];
  const query = databases.length === 1 ? `?database=${encodeURIComponent(databases[0] ?? '')}` : '';
  const mayReadTasks = useMay('task.read');
  const nameOf = useDatabaseName();
  return (
    <Chain
      at="record"
      links={{
        task: mayReadTasks ? { href: `/tasks${query}` } : {},
        database: {
          label: databases.length === 1 ? nameOf(databases[0] ?? '') : String(databases.length),
          href: databases.length === 1 ? `/databases/${encodeURIComponent(databases[0] ?? '')}` : '/databases',
        },
        attribute: {
          label: differing.map(({ name }) => name).join(', '),
          href: differing.length === 1 ? `/originals/${encodeURIComponent(differing[0]?.attribute ?? '')}` : '/originals',
        },
        record: { label: id.slice(0, 8) },
        case: { href: `/cases${query}` },
      }}
    />
  );
}

function figuresOf({ attributes, others }: Schema['Entity']): { databases: number; differing: number } {
  const values = [...attributes.flatMap((attribute) => attribute.values), ...others];
  return { databases: new Set(values.map(({ database }) => database)).size, differing: attributes.filter(({ differs }) => differs).length };
}
