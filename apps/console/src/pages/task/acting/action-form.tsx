import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Schema } from '../../../api/client.ts';
import { useDraft, useFormat } from '../../../ui/index.ts';
import styles from '../task.module.css';
import { StepField } from './step-field.tsx';
import { type Action, fieldsOf, nothingTyped, type Typed } from './steps.ts';
import { words } from './words.ts';

interface ActionFormProps {
  task: Schema['TaskInFull'];
  action: Action;
  /** Where what is typed is kept until it is sent. */
  draft: string;
  pending: boolean;
  onSubmit: (typed: Typed) => Promise<unknown>;
  onCancel: () => void;
}

/** Asks what an action takes. What is typed outlives the session and the page; it is forgotten once it was sent. */
export function ActionForm({ task, action, draft, pending, onSubmit, onCancel }: ActionFormProps) {
  const t = words.use();
  const [begun] = useState(() => ({ ...nothingTyped, ...begunWith(task, action) }));
  const [typed, change, forget] = useDraft(draft, begun);
  const send = (event: FormEvent) => {
    event.preventDefault();
    // What went wrong is shown by whoever sends; the draft stays.
    onSubmit(typed).then(forget, () => undefined);
  };
  const fields = fieldsOf[action];
  return (
    <form onSubmit={send} className={styles.form} aria-label={t(`do-${action}`)}>
      {fields.map((field, index) => (
        <StepField
          key={field}
          task={task}
          action={action}
          field={field === 'reason?' ? 'reason' : field}
          required={field !== 'reason?' && field !== 'person'}
          value={typed[field === 'reason?' ? 'reason' : field]}
          onChange={change}
          first={index === 0}
        />
      ))}
      <Consequence task={task} action={action} typed={typed} />
      <div className={styles.row}>
        <Button type="primary" htmlType="submit" loading={pending}>
          {t(`do-${action}`)}
        </Button>
        <Button onClick={onCancel}>{t('cancelForm')}</Button>
      </div>
    </form>
  );
}

/** What is known already stands in the form. */
function begunWith({ progress, doneOn }: Schema['TaskInFull'], action: Action): Partial<Typed> {
  if (action === 'progress') return { progress: String(progress) };
  return action === 'verify' || action === 'correct' ? { doneOn: doneOn ?? '' } : {};
}

/** What will follow, before it is sent: on time or late, and the new due day. */
function Consequence({ task, action, typed }: { task: Schema['TaskInFull']; action: Action; typed: Typed }) {
  const t = words.use();
  const format = useFormat();
  const open = task.extensions.find(({ state }) => state === 'asked');
  if (action === 'grant-extension' && open) return <p className={styles.note}>{t('grants', { day: format.day(open.toDue), reason: open.reason })}</p>;
  if (action === 'refuse-extension' && open)
    return <p className={styles.note}>{t('refuses', { day: format.day(open.toDue), reason: open.reason })}</p>;
  if (action !== 'verify' && action !== 'correct') return null;
  const done = typed.doneOn || task.doneOn;
  if (!done) return null;
  return <p className={styles.note}>{t(done <= task.due ? 'countsOnTime' : 'countsLate', { done: format.day(done), due: format.day(task.due) })}</p>;
}
