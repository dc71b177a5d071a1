import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useId } from 'react';
import { client, dataOf } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { ProblemView, Section } from '../../ui/index.ts';
import styles from './contract-edit.module.css';
import type { Draft } from './draft.ts';
import { words } from './words.ts';

interface PublishProps {
  id: string;
  draft: Draft;
  /** Whether the draft may be sent as it is. */
  ready: boolean;
  onNote: (note: string) => void;
  onRefused: () => unknown;
  onDone: () => void;
}

/** Why it changes, and publishing it: from then on surveys measure by it. */
export function Publish({ id, draft, ready, onNote, onRefused, onDone }: PublishProps) {
  const t = words.use();
  const field = useId();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { text, basedOn, note } = draft;
  const publish = useMutation({
    mutationFn: () => dataOf(client.POST('/api/v1/databases/{id}/contracts', { params: { path: { id } }, body: { text, basedOn, note } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['database', id, 'contracts'], refetchType: 'none' });
      onDone();
      await navigate({ to: '/databases/$id/contract', params: { id } });
    },
    // Who was first is told above, with what can be done.
    onError: (error) => problemOf(error).code === 'CHANGED_MEANWHILE' && onRefused(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    publish.mutate();
  };
  return (
    <Section title={t('publish')} note={t('publishNote')}>
      <form onSubmit={submit} className={styles.publish}>
        <label htmlFor={field}>{t('reason')}</label>
        <Input.TextArea id={field} required maxLength={1000} autoSize={{ minRows: 2 }} value={note} onChange={({ target }) => onNote(target.value)} />
        <div>
          <Button type="primary" htmlType="submit" disabled={!ready || note.trim() === ''} loading={publish.isPending}>
            {t('send', { number: basedOn + 1 })}
          </Button>
        </div>
        {publish.isError && <ProblemView error={publish.error} />}
      </form>
    </Section>
  );
}
