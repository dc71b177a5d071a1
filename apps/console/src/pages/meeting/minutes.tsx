import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { Empty, Section, useDraft } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import taskStyles from '../task/task.module.css';
import { meetingQuery } from './queries.ts';
import { words } from './words.ts';

/** What was said. */
export function Minutes({ meeting }: { meeting: Schema['MeetingInFull'] }) {
  const t = words.use();
  return (
    <Section title={t('minutes')}>
      {meeting.mayHold && meeting.state !== 'cancelled' ? (
        <Writing meeting={meeting} />
      ) : meeting.minutes ? (
        <p style={{ whiteSpace: 'pre-line' }}>{meeting.minutes}</p>
      ) : (
        <Empty>{t('noMinutes')}</Empty>
      )}
    </Section>
  );
}

function Writing({ meeting }: { meeting: Schema['MeetingInFull'] }) {
  const t = words.use();
  const id = useId();
  const queries = useQueryClient();
  const [begun] = useState({ minutes: meeting.minutes ?? '' });
  const [typed, change] = useDraft(`meeting.${meeting.id}.minutes`, begun);
  const save = useMutation({
    mutationFn: () =>
      dataOf(
        client.PATCH('/api/v1/meetings/{id}', {
          params: { path: { id: meeting.id } },
          body: { minutes: typed.minutes || null, version: meeting.version },
        }),
      ),
    onSuccess: (changed) => queries.setQueryData(meetingQuery(meeting.id).queryKey, changed),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={send} className={taskStyles.actions}>
      <label htmlFor={id} className="visually-hidden">
        {t('minutes')}
      </label>
      <Input.TextArea
        id={id}
        maxLength={50_000}
        autoSize={{ minRows: 4 }}
        value={typed.minutes}
        onChange={(event) => change({ minutes: event.target.value })}
      />
      <div>
        <Button htmlType="submit" loading={save.isPending}>
          {t('saveMinutes')}
        </Button>
      </div>
      {save.isError && <Refusal error={save.error} />}
    </form>
  );
}
