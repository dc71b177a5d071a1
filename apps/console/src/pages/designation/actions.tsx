import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { Empty, hasDraft } from '../../ui/index.ts';
import styles from '../case/case.module.css';
import { Refusal } from '../case/refusal.tsx';
import { designationQuery } from '../designations/queries.ts';
import { LastDeed } from './last-deed.tsx';
import { type Field, StepForm, type Told } from './step-form.tsx';
import { words } from './words.ts';

type Verb = Schema['DesignationVerb'];

const reason: Field = { name: 'reason', kind: 'long', required: true };
const asks: Readonly<Record<Verb, readonly Field[]>> = {
  consult: [{ name: 'consultUntil', kind: 'day', required: false }],
  withdraw: [reason],
  decide: [
    { name: 'legalBasis', kind: 'long', required: true },
    { name: 'document', kind: 'text', required: false },
    { name: 'validFrom', kind: 'day', required: true },
    { name: 'validTo', kind: 'day', required: false },
  ],
  refuse: [reason],
  dispute: [reason],
  uphold: [reason],
  revoke: [reason],
};

/** The steps that the register offers this reader, each with what it asks for. */
export function Actions({ one }: { one: Schema['DesignationRead'] }) {
  const t = words.use();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Verb | null>(() => one.actions.find((action) => hasDraft(`designation.${one.id}.${action}`)) ?? null);
  const act = useMutation({
    mutationFn: ({ action, told }: { action: Verb; told: Told }) =>
      dataOf(client.POST('/api/v1/designations/{id}/actions', { params: { path: { id: one.id } }, body: { action, version: one.version, ...told } })),
    onSuccess: (changed) => {
      queries.setQueryData(designationQuery(one.id).queryKey, changed);
      setAsking(null);
    },
    // Also after a refusal: what somebody else did meanwhile is to be seen.
    onSettled: () => queries.invalidateQueries({ queryKey: ['designations'] }),
  });
  if (one.actions.length === 0) return <Empty>{t('noActions')}</Empty>;
  return (
    <div className={styles.actions}>
      <div className={styles.row}>
        {one.actions.map((action, index) => (
          <Button
            key={action}
            type={index === 0 && !asking ? 'primary' : 'default'}
            aria-expanded={asking === action}
            onClick={() => setAsking(action)}
          >
            {t(action)}
          </Button>
        ))}
      </div>
      {asking && one.actions.includes(asking) && (
        <StepForm
          key={asking}
          fields={asks[asking]}
          draft={`designation.${one.id}.${asking}`}
          submit={t(asking)}
          pending={act.isPending}
          onSubmit={(told) => act.mutateAsync({ action: asking, told })}
          onCancel={() => setAsking(null)}
        />
      )}
      {act.isError && (
        <Refusal
          error={act.error}
          theirs={<LastDeed one={one} />}
          mine={t(act.variables.action)}
          said={act.variables.told.reason ?? act.variables.told.legalBasis}
        />
      )}
    </div>
  );
}
