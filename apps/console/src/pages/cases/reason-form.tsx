import { Button, Input } from 'antd';
import { type FormEvent, useId } from 'react';
import { useDraft } from '../../ui/index.ts';
import styles from './cases.module.css';
import { words } from './words.ts';

interface ReasonFormProps {
  /** Where what is typed is kept until it is sent. */
  draft: string;
  submit: string;
  pending: boolean;
  onSubmit: (reason: string) => Promise<unknown>;
  onCancel: () => void;
}

/** Asks why. What is typed outlives the session and the page; it is forgotten once it was sent. */
export function ReasonForm({ draft, submit, pending, onSubmit, onCancel }: ReasonFormProps) {
  const t = words.use();
  const id = useId();
  const [{ reason }, change, forget] = useDraft(draft, { reason: '' });
  const send = (event: FormEvent) => {
    event.preventDefault();
    // What went wrong is shown by whoever sends; the draft stays.
    onSubmit(reason).then(forget, () => undefined);
  };
  return (
    <form onSubmit={send} className={styles.list}>
      <label htmlFor={id}>
        <strong>{t('reason')}</strong>
      </label>
      <span id={`${id}-note`} className={styles.place}>
        {t('reasonNote')}
      </span>
      <Input.TextArea
        id={id}
        aria-describedby={`${id}-note`}
        required
        autoFocus
        maxLength={2000}
        autoSize={{ minRows: 2 }}
        value={reason}
        onChange={(event) => change({ reason: event.target.value })}
      />
      <div className={styles.row}>
        <Button type="primary" htmlType="submit" loading={pending}>
          {submit}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
