import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { ProblemView } from '../../ui/index.ts';
import { AssignMany } from './assign-many.tsx';
import styles from './cases.module.css';
import { ReasonForm } from './reason-form.tsx';
import { words } from './words.ts';

type Case = Schema['Case'];
type Action = Schema['DiscrepancyAction'];
type Result = Schema['BulkCaseResult'];

/** The register takes this many at once. */
const most = 200;
const actions: readonly Action[] = ['confirm', 'mend', 'reject', 'withdraw', 'dismiss', 'return'];
const needReason: readonly Action[] = ['reject', 'dismiss', 'return'];

/** What can be done to all cases chosen; each button says what will happen. */
export function Bulk({ cases, onDone }: { cases: readonly Case[]; onDone: () => void }) {
  const t = words.use();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Action | 'assign' | null>(null);
  const settle = () => {
    setAsking(null);
    onDone();
    return queries.invalidateQueries({ queryKey: ['cases'] });
  };
  const act = useMutation({
    mutationFn: (asked: { action: Action; reason?: string }) =>
      inParts(cases, (part) => dataOf(client.POST('/api/v1/cases/actions', { body: { ...asked, cases: part } }))),
    onSuccess: settle,
  });
  const assign = useMutation({
    mutationFn: (unit: string) => inParts(cases, (part) => dataOf(client.POST('/api/v1/cases/assignment', { body: { unit, cases: part } }))),
    onSuccess: settle,
  });
  const result = act.data ?? assign.data;
  const error = act.error ?? assign.error;
  const count = cases.length;
  if (count === 0) return result ? <Outcome result={result} /> : null;
  const offered = actions.filter((action) => cases.every((one) => one.actions.includes(action)));
  return (
    <section className={styles.bulk} aria-label={t('chosen', { count })}>
      <div className={styles.row}>
        <strong>{t('chosen', { count })}</strong>
        {offered.map((action, index) => (
          <Button
            key={action}
            type={index === 0 ? 'primary' : 'default'}
            loading={act.isPending && act.variables.action === action}
            onClick={() => (needReason.includes(action) ? setAsking(action) : act.mutate({ action }))}
          >
            {t(`${action}Many`, { count })}
          </Button>
        ))}
        {cases.every(({ mayAssign }) => mayAssign) && <Button onClick={() => setAsking('assign')}>{t('assignMany', { count })}</Button>}
        <Button type="text" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
      {asking === 'assign' && <AssignMany count={count} pending={assign.isPending} onAssign={assign.mutate} />}
      {asking !== null && asking !== 'assign' && (
        <ReasonForm
          key={asking}
          draft={`cases.${asking}`}
          submit={t(`${asking}Many`, { count })}
          pending={act.isPending}
          onSubmit={(reason) => act.mutateAsync({ action: asking, reason })}
          onCancel={() => setAsking(null)}
        />
      )}
      {error && <ProblemView error={error} />}
    </section>
  );
}

/** What came of it. It takes the focus, which was in the box that closed. */
function Outcome({ result }: { result: Result }) {
  const t = words.use();
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => told.current?.focus(), []);
  const why = [...new Set(result.refused.map(({ title }) => title))].join(' ');
  return (
    <div ref={told} role="status" tabIndex={-1}>
      {result.done.length > 0 && <p>● {t('done', { count: result.done.length })}</p>}
      {result.refused.length > 0 && <p>■ {t('refused', { count: result.refused.length, why })}</p>}
    </div>
  );
}

async function inParts(cases: readonly Case[], send: (part: { id: number; version: number }[]) => Promise<Result>): Promise<Result> {
  const all: Result = { done: [], refused: [] };
  for (let start = 0; start < cases.length; start += most) {
    const { done, refused } = await send(cases.slice(start, start + most).map(({ id, version }) => ({ id, version })));
    all.done.push(...done);
    all.refused.push(...refused);
  }
  return all;
}
