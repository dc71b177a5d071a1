import { Button, InputNumber, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Schema } from '../../api/client.ts';
import { useDraft } from '../../ui/index.ts';
import taskStyles from '../task/task.module.css';
import { words } from './words.ts';

type Rule = Schema['ReminderRule'];

interface RulesEditorProps {
  kind: Schema['RemindedKind'];
  rules: readonly Rule[];
  draft: string;
  pending: boolean;
  onSave: (rules: Rule[]) => Promise<unknown>;
  onCancel: () => void;
}

const receivers = ['person', 'agency', 'above', 'steering'] as const;
const mostRules = 30;

/** Changes rules as a list of lines: so many working days, before or after, and who is told. */
export function RulesEditor({ kind, rules, draft, pending, onSave, onCancel }: RulesEditorProps) {
  const t = words.use();
  const [begun] = useState({ rules: rules.map(({ days, to }, key) => ({ days, to, key })) });
  const [typed, change, forget] = useDraft(draft, begun);
  const set = (key: number, part: Partial<Rule>) => change({ rules: typed.rules.map((rule) => (rule.key === key ? { ...rule, ...part } : rule)) });
  const add = () => change({ rules: [...typed.rules, { days: 0, to: 'agency', key: Math.max(-1, ...typed.rules.map(({ key }) => key)) + 1 }] });
  const send = (event: FormEvent) => {
    event.preventDefault();
    // What went wrong is shown by whoever sends; the draft stays.
    onSave(typed.rules.map(({ days, to }) => ({ days, to }))).then(forget, () => undefined);
  };
  const choices = kind === 'obstacle' ? [...receivers, 'up' as const] : receivers;
  return (
    <form onSubmit={send} className={taskStyles.form} aria-label={t('changeOf', { kind: t(kind) })}>
      {typed.rules.map(({ key, days, to }, index) => (
        <fieldset
          key={key}
          className={taskStyles.row}
          style={{ border: 0, padding: 0, margin: 0 }}
          aria-label={t('ruleNumber', { number: index + 1 })}
        >
          <InputNumber min={-60} max={60} precision={0} value={days} onChange={(value) => set(key, { days: value ?? 0 })} aria-label={t('days')} />
          <Select<Rule['to']>
            value={to}
            options={choices.map((value) => ({ value, label: t(value) }))}
            onChange={(value) => set(key, { to: value })}
            aria-label={t('told')}
            popupMatchSelectWidth={false}
          />
          <Button onClick={() => change({ rules: typed.rules.filter((rule) => rule.key !== key) })}>{t('remove', { number: index + 1 })}</Button>
        </fieldset>
      ))}
      <p className={taskStyles.note}>{t('daysNote')}</p>
      <div className={taskStyles.row}>
        <Button onClick={add} disabled={typed.rules.length >= mostRules}>
          {t('add')}
        </Button>
        <Button type="primary" htmlType="submit" loading={pending}>
          {t('save')}
        </Button>
        <Button
          onClick={() => {
            forget();
            onCancel();
          }}
        >
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
