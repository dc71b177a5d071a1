import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { DataTable, Section, useBriefDatabaseName, useDatabaseName, useFormat } from '../../ui/index.ts';
import styles from '../case/case.module.css';
import { Refusal } from '../case/refusal.tsx';
import { designationQuery } from '../designations/queries.ts';
import { StepForm } from './step-form.tsx';
import { words } from './words.ts';

type Opinion = Schema['DesignationOpinion'];

/** What those who hold the attribute say; who answers for one of them answers here. */
export function Opinions({ one }: { one: Schema['DesignationRead'] }) {
  const t = words.use();
  const format = useFormat();
  const databaseName = useDatabaseName();
  const brief = useBriefDatabaseName();
  const queries = useQueryClient();
  const [objecting, setObjecting] = useState<string | null>(null);
  const answer = useMutation({
    mutationFn: (body: { database: string; opinion: 'agree' | 'object'; text?: string }) =>
      dataOf(client.POST('/api/v1/designations/{id}/opinions', { params: { path: { id: one.id } }, body })),
    onSuccess: (changed) => {
      queries.setQueryData(designationQuery(one.id).queryKey, changed);
      setObjecting(null);
    },
  });
  const open = one.opinions.filter(({ mayAnswer, opinion }) => mayAnswer && opinion === null);
  return (
    <Section title={t('opinions')}>
      <DataTable<Opinion>
        label={t('opinions')}
        rows={one.opinions}
        rowKey={({ database }) => database}
        empty={t('noOpinions')}
        columns={[
          { title: t('database'), key: 'database', render: (_, { database }) => databaseName(database) },
          { title: t('opinion'), key: 'opinion', render: (_, { opinion }) => t(opinion ?? 'silent'), width: 160 },
          { title: t('reason'), dataIndex: 'text', render: (text: string | null) => text ?? '–' },
          { title: t('by'), key: 'by', render: (_, { by, at }) => (by && at ? `${by}, ${format.moment(at)}` : '–') },
        ]}
      />
      {open.map(({ database }) => (
        <div key={database} className={styles.row}>
          <Button loading={answer.isPending} onClick={() => answer.mutate({ database, opinion: 'agree' })}>
            {t('sayAgree', { database: brief(database) })}
          </Button>
          <Button aria-expanded={objecting === database} onClick={() => setObjecting(database)}>
            {t('sayObject', { database: brief(database) })}
          </Button>
        </div>
      ))}
      {objecting && (
        <StepForm
          key={objecting}
          fields={[{ name: 'reason', kind: 'long', required: true }]}
          draft={`designation.${one.id}.object.${objecting}`}
          submit={t('sayObject', { database: brief(objecting) })}
          pending={answer.isPending}
          onSubmit={({ reason: text = '' }) => answer.mutateAsync({ database: objecting, opinion: 'object', text })}
          onCancel={() => setObjecting(null)}
        />
      )}
      {answer.isError && <Refusal error={answer.error} />}
    </Section>
  );
}
