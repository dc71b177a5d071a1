import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useFormat } from '../../ui/index.ts';
import { BindMeasure } from './measured/bind-measure.tsx';
import { bindingWords } from './measured/binding-words.ts';
import { words } from './measured/words.ts';
import styles from './task.module.css';

/** The measure of the register that a task waits for; who steers the task binds it to one here. */
export function Measure({ task }: { task: Schema['TaskInFull'] }) {
  const t = bindingWords.use();
  const { id } = task;
  const [binding, setBinding] = useState(false);
  const { data } = useQuery({
    queryKey: ['tasks', id, 'measure'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/tasks/{id}/measure', { params: { path: { id } } }))).measure,
  });
  if (data === undefined) return null;
  // Who may take a task back steers it, while it is open.
  const steers = task.actions.includes('cancel') || (data?.closed === true && task.actions.includes('correct'));
  return (
    <>
      {data && <Standing measure={data} />}
      {binding && <BindMeasure task={task} bound={data} onDone={() => setBinding(false)} />}
      {steers && !binding && (
        <div className={`${styles.row} no-print`}>
          <Button onClick={() => setBinding(true)}>{t(data ? 'change' : 'bind')}</Button>
        </div>
      )}
    </>
  );
}

/** How far the measure is, and what follows once it is met. */
function Standing({ measure: data }: { measure: Schema['TaskMeasure'] }) {
  const t = words.use();
  const format = useFormat();
  const { value, met, measuredAt, closes } = data;
  const written = (told: string | number) => (typeof told === 'number' ? format.number(told, Number.isInteger(told) ? 0 : 1) : told);
  return (
    <p>
      <strong style={{ color: met ? 'var(--good)' : undefined }}>
        <span aria-hidden="true">{met ? '●' : '○'}</span> {t(data.measure)}
      </strong>{' '}
      {value === null || value.value === null ? (
        <span className="not-measured">{t(value?.reason ?? 'not-measured')}</span>
      ) : (
        t('stands', { value: written(value.value), target: written(value.target) })
      )}
      <span className={styles.note}>
        {' '}
        {measuredAt && t('measuredAt', { moment: format.moment(measuredAt) })} {t(closes)}
      </span>
    </p>
  );
}
