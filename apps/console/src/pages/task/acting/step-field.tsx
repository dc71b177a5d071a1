import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useId } from 'react';
import type { Schema } from '../../../api/client.ts';
import { useSession, useToday } from '../../../api/session.ts';
import { DayField } from '../../../ui/index.ts';
import { taskPeopleQuery } from '../queries.ts';
import styles from '../task.module.css';
import type { Action, Field, Typed } from './steps.ts';
import { words } from './words.ts';

interface StepFieldProps {
  task: Schema['TaskInFull'];
  action: Action;
  field: Field;
  required: boolean;
  value: string;
  onChange: (change: Partial<Typed>) => void;
  /** The first field has the focus. */
  first: boolean;
}

/** One thing that an action asks for, with what it is for. */
export function StepField({ task, action, field, required, value, onChange, first }: StepFieldProps) {
  const t = words.use();
  const id = useId();
  const label = field === 'reason' ? t(action === 'ask-extension' ? 'objectiveReason' : required ? 'reason' : 'reply') : t(`field-${field}`);
  const given = { id, required, autoFocus: first, 'aria-describedby': `${id}-note` };
  const type = (event: { target: { value: string } }) => onChange({ [field]: event.target.value });
  const today = useToday();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>
        <strong>{label}</strong>
      </label>
      <span id={`${id}-note`} className={styles.note}>
        {field === 'reason' ? t(action === 'ask-extension' ? 'note-objective' : 'note-reason') : t(`note-${field}`)}
      </span>
      {(field === 'reason' || field === 'evidence') && (
        <Input.TextArea {...given} maxLength={field === 'reason' ? 2000 : 20_000} autoSize={{ minRows: 2 }} value={value} onChange={type} />
      )}
      {field === 'progress' && <Input {...given} type="number" min={0} max={99} value={value} onChange={type} suffix="%" style={{ width: 120 }} />}
      {field === 'doneOn' && (
        <DayField
          {...given}
          required={action === 'correct'}
          min={task.assignedOn}
          max={today}
          value={value}
          onChange={(doneOn) => onChange({ doneOn })}
        />
      )}
      {field === 'due' && <DayField {...given} min={task.due} value={value} onChange={(due) => onChange({ due })} />}
      {field === 'person' && <Person id={id} task={task} value={value} onChange={(person) => onChange({ person })} />}
    </div>
  );
}

/** Who answers for the task: the reader, unless somebody else of the agency is chosen. */
function Person({ id, task, value, onChange }: { id: string; task: Schema['TaskInFull']; value: string; onChange: (person: string) => void }) {
  const t = words.use();
  const { accountId, name } = useSession();
  const { data } = useQuery(taskPeopleQuery(task.id));
  const others = (data?.items ?? []).filter((person) => person.id !== accountId);
  const options = [{ value: '', label: t('myself', { name }) }, ...others.map((person) => ({ value: person.id, label: person.name }))];
  return <Select id={id} aria-describedby={`${id}-note`} value={value} options={options} onChange={onChange} style={{ maxWidth: 320 }} />;
}
