import Form from '@rjsf/antd';
import type { RJSFSchema } from '@rjsf/utils';
import { Button, ConfigProvider } from 'antd';
import { useMemo, useRef } from 'react';
import type { Schema } from '../../api/client.ts';
import { useDraft } from '../../ui/index.ts';
import taskStyles from '../task/task.module.css';
import styles from './answer-form.module.css';
import { plainValidator } from './plain-validator.ts';
import { words } from './words.ts';

interface AnswerFormProps {
  form: Schema['ReadinessForm'];
  answer: Schema['ReadinessAnswer'];
  pending: boolean;
  onSave: (answers: Record<string, unknown>) => void;
  onSubmit: (answers: Record<string, unknown>) => void;
  onReturn: () => void;
}

/** The form of a round, drawn from its JSON Schema. What is typed is kept on the device until it is saved. */
export default function AnswerForm({ form, answer, pending, onSave, onSubmit, onReturn }: AnswerFormProps) {
  const t = words.use();
  const begun = useRef<{ answers: Record<string, unknown> }>({ answers: answer.answers });
  const [draft, change, forget] = useDraft(`readiness.${answer.round}.${answer.unit.id}`, begun.current);
  const may = (verb: 'save' | 'submit' | 'return') => answer.actions.includes(verb);
  const validator = useMemo(
    () =>
      plainValidator({
        required: t('required'),
        least: (limit) => t('least', { limit }),
        most: (limit) => t('most', { limit }),
        whole: t('whole'),
        day: t('day'),
      }),
    [t],
  );
  return (
    <ConfigProvider theme={{ token: { colorTextDisabled: 'var(--ink)' } }}>
      <div className={`${taskStyles.actions} ${styles.answers}`}>
        <Form
          schema={form.schema as RJSFSchema}
          uiSchema={{ ...form.uiSchema, 'ui:submitButtonOptions': { norender: true } }}
          validator={validator}
          formData={draft.answers}
          readonly={!may('save')}
          formContext={{ labelAlign: 'left', colon: false }}
          noHtml5Validate
          // Nothing is answered before somebody has: not by the first of several choices either.
          experimental_defaultFormStateBehavior={{ constAsDefaults: 'never' }}
          focusOnFirstError
          showErrorList={false}
          idPrefix="answer"
          onChange={({ formData }) => change({ answers: formData as Record<string, unknown> })}
          onSubmit={({ formData }) => {
            forget();
            onSubmit(formData as Record<string, unknown>);
          }}
        >
          <div className={taskStyles.row}>
            {(may('submit') || may('save')) && (
              <Button type="primary" htmlType="submit" loading={pending}>
                {t('handIn')}
              </Button>
            )}
            {may('save') && (
              <Button onClick={() => onSave(draft.answers)} loading={pending}>
                {t('keep')}
              </Button>
            )}
            {may('return') && <Button onClick={onReturn}>{t('giveBack')}…</Button>}
          </div>
        </Form>
      </div>
    </ConfigProvider>
  );
}
