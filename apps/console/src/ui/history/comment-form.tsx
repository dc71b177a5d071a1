import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useId } from 'react';
import { ProblemView } from '../states.tsx';
import { useDraft } from '../use-draft.ts';
import { words } from '../words.ts';
import styles from './history.module.css';

const nothing = { text: '' };

/** Something to say about what stands on the page. @param draft where it is kept until it is sent. @param send says it; what it throws is shown. */
export function CommentForm({ draft, send }: { draft: string; send: (text: string) => Promise<unknown> }) {
  const t = words.use();
  const field = useId();
  const [{ text }, change, forget] = useDraft(draft, nothing);
  const sending = useMutation({ mutationFn: () => send(text), onSuccess: forget });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <form onSubmit={submit} className={styles.comment}>
      <label htmlFor={field}>{t('say')}</label>
      <Input.TextArea
        id={field}
        required
        maxLength={4000}
        autoSize={{ minRows: 2 }}
        value={text}
        onChange={(event) => change({ text: event.target.value })}
      />
      <div>
        <Button htmlType="submit" loading={sending.isPending}>
          {t('send')}
        </Button>
      </div>
      {sending.isError && <ProblemView error={sending.error} />}
    </form>
  );
}
