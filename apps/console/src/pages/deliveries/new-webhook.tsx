import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { type FormEvent, useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import { Field, Line, useDraft } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import taskStyles from '../task/task.module.css';
import { AgencyChoice } from '../tasks/agency-choice.tsx';
import { words } from './words.ts';

const kinds: readonly Schema['RemindedKind'][] = ['task', 'obstacle', 'case'];

/** Tells another machine of reminders; its secret is shown this once. */
export function NewWebhook() {
  const t = words.use();
  const queries = useQueryClient();
  const { agencyPath, grants } = useSession();
  const [begun] = useState({ name: '', url: '', kinds: [...kinds], agency: (grants[0]?.agency ?? agencyPath).split('.').at(-1) ?? '' });
  const [typed, change, forget] = useDraft('webhook.new', begun);
  const make = useMutation({
    mutationFn: () => {
      const { agency: agencyId, ...told } = typed;
      return dataOf(client.POST('/api/v1/webhooks', { body: { ...told, agencyId } }));
    },
    onSuccess: () => {
      forget();
      return queries.invalidateQueries({ queryKey: ['webhooks'] });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <details>
      <summary>{t('newWebhook')}</summary>
      <form onSubmit={send} className={taskStyles.form} style={{ marginTop: 8, maxWidth: 760 }} aria-label={t('newWebhook')}>
        <div className={taskStyles.pair}>
          <Line label={t('machine')} value={typed.name} onChange={(name) => change({ name })} maxLength={200} required />
          <Line label={t('address')} value={typed.url} onChange={(url) => change({ url })} maxLength={1000} required />
        </div>
        <Field label={t('agency')}>
          {(id) => <AgencyChoice id={id} value={typed.agency} onChange={(agency) => change({ agency: agency ?? '' })} />}
        </Field>
        <Checkbox.Group
          options={kinds.map((value) => ({ value, label: t(value) }))}
          value={typed.kinds}
          onChange={(chosen) => change({ kinds: kinds.filter((kind) => chosen.includes(kind)) })}
        />
        <div className={taskStyles.row}>
          <Button type="primary" htmlType="submit" loading={make.isPending} disabled={typed.kinds.length === 0 || !typed.agency}>
            {t('addWebhook')}
          </Button>
        </div>
        {make.isError && <Refusal error={make.error} />}
        {make.data && (
          <p role="status" style={{ overflowWrap: 'anywhere' }}>
            {t('secretOnce')} <code>{make.data.secret}</code>
          </p>
        )}
      </form>
    </details>
  );
}
