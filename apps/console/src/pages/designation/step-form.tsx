import { Button, Input } from 'antd';
import { type FormEvent, useId } from 'react';
import { useDraft } from '../../ui/index.ts';
import styles from '../case/case.module.css';
import { words } from './words.ts';

export interface Field {
  name: 'reason' | 'legalBasis' | 'document' | 'validFrom' | 'validTo' | 'consultUntil';
  kind: 'text' | 'long' | 'day';
  required: boolean;
}

export type Told = Partial<Record<Field['name'], string>>;

interface StepFormProps {
  fields: readonly Field[];
  /** Where what is typed is kept until it is sent. */
  draft: string;
  submit: string;
  pending: boolean;
  onSubmit: (told: Told) => Promise<unknown>;
  onCancel: () => void;
}

/** What a step asks for. What is typed outlives the session and the page; what is left empty is not sent. */
export function StepForm({ fields, draft, submit, pending, onSubmit, onCancel }: StepFormProps) {
  const t = words.use();
  const id = useId();
  const [told, change, forget] = useDraft<Told>(draft, {});
  const send = (event: FormEvent) => {
    event.preventDefault();
    // What went wrong is shown by whoever sends; the draft stays.
    onSubmit(Object.fromEntries(Object.entries(told).filter(([, value]) => value !== ''))).then(forget, () => undefined);
  };
  return (
    <form onSubmit={send} className={styles.actions}>
      {fields.map(({ name, kind, required }) => {
        const Control = kind === 'long' ? Input.TextArea : Input;
        return (
          <label key={name} htmlFor={`${id}-${name}`} className={styles.field}>
            <span>{t(name)}</span>
            <Control
              id={`${id}-${name}`}
              {...(kind === 'day' && { type: 'date', style: { width: 176 } })}
              required={required}
              maxLength={2000}
              value={told[name] ?? ''}
              onChange={(event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => change({ [name]: event.target.value })}
            />
          </label>
        );
      })}
      <div className={styles.row}>
        <Button type="primary" htmlType="submit" loading={pending}>
          {submit}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
