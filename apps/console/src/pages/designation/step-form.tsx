import { Button, Input } from 'antd';
import { type FormEvent, useId } from 'react';
import { DayField, useDraft } from '../../ui/index.ts';
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
        const given = { id: `${id}-${name}`, required, value: told[name] ?? '' };
        const type = (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => change({ [name]: event.target.value });
        return (
          <div key={name} className={styles.field}>
            <label htmlFor={given.id}>{t(name)}</label>
            {kind === 'day' && <DayField {...given} onChange={(day) => change({ [name]: day })} />}
            {kind === 'text' && <Input {...given} maxLength={2000} onChange={type} />}
            {kind === 'long' && <Input.TextArea {...given} maxLength={2000} autoSize={{ minRows: 2 }} onChange={type} />}
          </div>
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
