import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { type FormEvent, useState } from 'react';
import { client, dataOf, type Schema } from '../../../api/client.ts';
import { Choice, useDraft } from '../../../ui/index.ts';
import { Refusal } from '../../case/refusal.tsx';
import styles from '../task.module.css';
import { isWhole, parametersOf, typedOf } from './binding.ts';
import { bindingWords } from './binding-words.ts';
import { MeasureFields } from './measure-fields.tsx';

const measures = ['database-stage', 'databases-in-stage', 'criterion-score', 'agreement'] as const;

interface BindMeasureProps {
  task: Schema['TaskInFull'];
  bound: Schema['TaskMeasure'] | null;
  onDone: () => void;
}

/** Lets the register’s own measure close a task, or takes it off again. */
export function BindMeasure({ task, bound, onDone }: BindMeasureProps) {
  const t = bindingWords.use();
  const queries = useQueryClient();
  const [begun] = useState(() => typedOf(task, bound));
  const [typed, change, forget] = useDraft(`task.${task.id}.measure`, begun);
  const path = { params: { path: { id: task.id } } };
  const set = useMutation({
    mutationFn: (bind: boolean) => {
      if (!bind) return dataOf(client.DELETE('/api/v1/tasks/{id}/measure', path));
      const { measure, closes, manual } = typed;
      return dataOf(client.PUT('/api/v1/tasks/{id}/measure', { ...path, body: { measure, closes, manual, parameters: parametersOf(typed) } }));
    },
    onSuccess: async () => {
      forget();
      await queries.invalidateQueries({ queryKey: ['tasks'] });
      onDone();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    set.mutate(true);
  };
  return (
    <form onSubmit={send} className={styles.form} aria-label={t('bind')}>
      <Choice label={t('measure')} value={typed.measure} values={measures} name={t} onChange={(measure) => change({ measure })} />
      <MeasureFields typed={typed} onChange={change} />
      <Choice
        label={t('closes')}
        value={typed.closes}
        values={['verified', 'reported'] as const}
        name={t}
        onChange={(closes) => change({ closes })}
      />
      <Checkbox checked={typed.manual} onChange={(event) => change({ manual: event.target.checked })}>
        {t('manual')}
      </Checkbox>
      <div className={styles.row}>
        <Button type="primary" htmlType="submit" loading={set.isPending && set.variables} disabled={!isWhole(typed)}>
          {t('bindIt')}
        </Button>
        {bound && (
          <Button onClick={() => set.mutate(false)} loading={set.isPending && !set.variables}>
            {t('takeOff')}
          </Button>
        )}
        <Button
          onClick={() => {
            forget();
            onDone();
          }}
        >
          {t('cancel')}
        </Button>
      </div>
      {set.isError && <Refusal error={set.error} />}
    </form>
  );
}
