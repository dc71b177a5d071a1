import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Switch } from 'antd';
import { useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { Section } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import taskStyles from '../task/task.module.css';
import { RulesEditor } from './rules-editor.tsx';
import { useRuleText } from './use-rule-text.ts';
import { words } from './words.ts';

type Rules = Schema['ReminderRules'];

/** The rules for one kind of thing: as they are, switched off or on, changed, or as the register has them by itself. */
export function KindRules({ told, programme }: { told: Rules; programme: string | null }) {
  const t = words.use();
  const textOf = useRuleText();
  const queries = useQueryClient();
  const [editing, setEditing] = useState(false);
  const { kind, rules, isDefault, mayChange } = told;
  const own = !isDefault && told.programme === programme;
  const set = useMutation({
    mutationFn: (next: Rules['rules'] | null) =>
      dataOf(client.PUT('/api/v1/reminder-rules/{kind}', { params: { path: { kind } }, body: { programme, version: told.version, rules: next } })),
    onSuccess: () => setEditing(false),
    onSettled: () => queries.invalidateQueries({ queryKey: ['reminder-rules'] }),
  });
  const standing = isDefault ? t('isDefault') : t(own ? 'isOwn' : 'isGeneral');
  return (
    <Section title={t(kind)} note={standing}>
      {mayChange && (
        <div className={taskStyles.row} style={{ alignItems: 'center' }}>
          <span style={{ display: 'inline-flex', alignItems: 'center' }}>
            <Switch
              checked={rules.length > 0}
              loading={set.isPending}
              // Back on: what holds without rules of its own; where that is silent too, the editor asks for a rule.
              onChange={(on) => (on && !own ? setEditing(true) : set.mutate(on ? null : []))}
              aria-label={t('remind', { kind: t(kind) })}
            />
          </span>
          {!editing && <Button onClick={() => setEditing(true)}>{t('change')}</Button>}
          {own && (
            <Button onClick={() => set.mutate(null)} loading={set.isPending}>
              {t(programme ? 'backToGeneral' : 'backToDefault')}
            </Button>
          )}
        </div>
      )}
      {editing ? (
        <RulesEditor
          key={told.version}
          kind={kind}
          rules={rules}
          draft={`reminder-rules.${kind}.${programme ?? ''}.${told.version}`}
          pending={set.isPending}
          onSave={(next) => set.mutateAsync(next)}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <RuleList texts={rules.map(textOf)} />
      )}
      {set.isError && <Refusal error={set.error} />}
    </Section>
  );
}

function RuleList({ texts }: { texts: readonly string[] }) {
  const t = words.use();
  if (texts.length === 0) return <p className="not-measured">{t('silent')}</p>;
  return (
    <ol className={taskStyles.reasons}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ol>
  );
}
