import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { DayLine, Empty, Field, Section, useDraft, useFormat } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import taskStyles from '../task/task.module.css';
import { AgencyChoice } from '../tasks/agency-choice.tsx';
import { taskWords } from '../tasks/status/words.ts';
import { meetingQuery } from './queries.ts';
import { words } from './words.ts';

/** What was concluded, and the task that each conclusion became. */
export function Conclusions({ meeting }: { meeting: Schema['MeetingInFull'] }) {
  const t = words.use();
  const status = taskWords.use();
  const format = useFormat();
  return (
    <Section title={t('conclusions')} note={t('conclusionsNote')}>
      {meeting.conclusions.length === 0 && <Empty>{t('noConclusions')}</Empty>}
      <ol className={taskStyles.databases}>
        {meeting.conclusions.map(({ number, text, task }) => (
          <li key={number}>
            <span>
              {number}. {text}
            </span>
            {task && (
              <span className={taskStyles.note}>
                <Link to="/tasks/$id" params={{ id: String(task.id) }}>
                  {t('becameTask', { agency: task.agency.name, day: format.day(task.due) })}
                </Link>{' '}
                · {status(task.state as 'assigned')}
              </span>
            )}
          </li>
        ))}
      </ol>
      {meeting.mayHold && <Conclude meeting={meeting} />}
    </Section>
  );
}

/** Writes a conclusion; with a lead and a due day it becomes a task at once. */
function Conclude({ meeting }: { meeting: Schema['MeetingInFull'] }) {
  const t = words.use();
  const queries = useQueryClient();
  const [begun] = useState({ text: '', agency: '', due: '' });
  const [typed, change, forget] = useDraft(`meeting.${meeting.id}.conclusion`, begun);
  const task = typed.agency && typed.due ? { agencyId: typed.agency, due: typed.due } : null;
  const conclude = useMutation({
    mutationFn: () =>
      dataOf(
        client.POST('/api/v1/meetings/{id}/conclusions', { params: { path: { id: meeting.id } }, body: { text: typed.text, task: task as never } }),
      ),
    onSuccess: (changed) => {
      forget();
      queries.setQueryData(meetingQuery(meeting.id).queryKey, changed);
      return queries.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    conclude.mutate();
  };
  return (
    <form onSubmit={send} className={taskStyles.form} aria-label={t('conclude')} style={{ maxWidth: 760 }}>
      <Field label={t('conclusion')}>
        {(id) => (
          <Input.TextArea
            id={id}
            required
            maxLength={1000}
            autoSize={{ minRows: 2 }}
            value={typed.text}
            onChange={(event) => change({ text: event.target.value })}
          />
        )}
      </Field>
      <div className={taskStyles.pair}>
        <Field label={t('lead')} note={t('leadNote')}>
          {(id) => <AgencyChoice id={id} value={typed.agency || undefined} onChange={(agency) => change({ agency: agency ?? '' })} />}
        </Field>
        <DayLine label={t('due')} value={typed.due} onChange={(due) => change({ due })} required={typed.agency !== ''} />
      </div>
      <div>
        <Button type="primary" htmlType="submit" loading={conclude.isPending}>
          {t(task ? 'concludeTask' : 'conclude')}
        </Button>
      </div>
      {conclude.isError && <Refusal error={conclude.error} />}
    </form>
  );
}
