import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { Empty, hasDraft } from '../../ui/index.ts';
import { ReasonForm } from '../cases/reason-form.tsx';
import styles from './case.module.css';
import { LastDeed } from './last-deed.tsx';
import { caseQuery } from './queries.ts';
import { Refusal } from './refusal.tsx';
import { words } from './words.ts';

type Action = Schema['DiscrepancyAction'];

/** Records of which states each action is for, only to say beforehand how many it will reach; what may be done the register says. */
const reaches: Readonly<Record<Action, readonly (keyof Schema['RecordCounts'])[]>> = {
  confirm: ['open', 'reopened'],
  mend: ['open', 'reopened', 'confirmed'],
  reject: ['open', 'reopened', 'confirmed'],
  withdraw: ['confirmed', 'mended', 'rejected'],
  dismiss: ['rejected'],
  return: ['rejected', 'mended'],
};
const needReason: readonly Action[] = ['reject', 'dismiss', 'return'];

/** What the reader can do to a case or to the records chosen of it: each button says to how many. */
export function Actions({ one, chosen, onDone }: { one: Schema['Case']; chosen: readonly string[]; onDone: () => void }) {
  const t = words.use();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Action | null>(() => drafted(one));
  const act = useMutation({
    mutationFn: (asked: { action: Action; reason?: string }) =>
      dataOf(
        client.POST('/api/v1/cases/{id}/actions', {
          params: { path: { id: one.id } },
          body: { ...asked, version: one.version, ...(chosen.length > 0 && { records: [...chosen] }) },
        }),
      ),
    onSuccess: (changed) => {
      queries.setQueryData(caseQuery(one.id).queryKey, changed);
      setAsking(null);
      onDone();
    },
    // Also after a refusal: what somebody else did meanwhile is to be seen.
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ['cases'] }), queries.invalidateQueries({ queryKey: ['discrepancies'] })]),
  });
  if (one.actions.length === 0) return <Empty>{t('noActions', { unit: one.unit.name })}</Empty>;
  const count = (action: Action) => chosen.length || reaches[action].reduce((sum, state) => sum + one.counts[state], 0);
  const main: Action = one.actions.includes('mend') ? 'mend' : (one.actions[0] ?? 'mend');
  return (
    <div className={styles.actions}>
      <div className={styles.row}>
        {one.actions.map((action) => (
          <Button
            key={action}
            type={action === main ? 'primary' : 'default'}
            loading={act.isPending && act.variables.action === action}
            aria-expanded={needReason.includes(action) ? asking === action : undefined}
            onClick={() => (needReason.includes(action) ? setAsking(action) : act.mutate({ action }))}
          >
            {t(action, { count: count(action) })}
          </Button>
        ))}
      </div>
      {one.actions.includes('mend') && <p className={styles.note}>{t('mendNote')}</p>}
      {asking && one.actions.includes(asking) && (
        <ReasonForm
          key={asking}
          draft={draftOf(one, asking)}
          submit={t(asking, { count: count(asking) })}
          pending={act.isPending}
          onSubmit={(reason) => act.mutateAsync({ action: asking, reason })}
          onCancel={() => setAsking(null)}
        />
      )}
      {act.isError && (
        <Refusal
          error={act.error}
          theirs={<LastDeed id={one.id} />}
          mine={t(act.variables.action, { count: count(act.variables.action) })}
          said={act.variables.reason}
        />
      )}
    </div>
  );
}

const draftOf = (one: Schema['Case'], action: Action) => `case.${one.id}.${action}`;

/** The form that somebody was writing in when they left. */
function drafted(one: Schema['Case']): Action | null {
  return needReason.find((action) => hasDraft(draftOf(one, action))) ?? null;
}
