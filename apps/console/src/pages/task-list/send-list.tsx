import { useMutation } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { client, dataOf } from '../../api/client.ts';
import { FileField } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import { NewProgramme } from '../new-task/new-programme.tsx';
import { useOwnProgrammes } from '../new-task/use-own-programmes.ts';
import taskStyles from '../task/task.module.css';
import { words } from './words.ts';

/** Sends a file for a programme. Nothing is assigned by it yet. */
export function SendList({ onSent }: { onSent: (id: string) => void }) {
  const t = words.use();
  const field = useId();
  const programmes = useOwnProgrammes();
  const [programme, setProgramme] = useState<string>();
  const [file, setFile] = useState<File>();
  const send = useMutation({
    mutationFn: () => {
      const body = new FormData();
      if (file) body.append('file', file);
      // The document of the API tells no body of a multipart request.
      return dataOf(client.POST('/api/v1/task-lists', { params: { query: { programme: programme ?? '' } }, body: body as never }));
    },
    onSuccess: ({ id }) => onSent(id),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form onSubmit={submit} className={taskStyles.actions}>
      <div className={taskStyles.field}>
        <label htmlFor={`${field}-programme`}>{t('programme')}</label>
        <Select
          id={`${field}-programme`}
          value={programme ?? null}
          options={programmes.map(({ id, number, name }) => ({ value: id, label: `${number}: ${name}` }))}
          onChange={(chosen) => setProgramme(chosen ?? undefined)}
        />
      </div>
      <NewProgramme onMade={setProgramme} />
      <FileField label={t('file')} note={t('fileNote')} endings={['.xlsx', '.docx']} file={file} onChange={setFile} />
      <div>
        <Button type="primary" htmlType="submit" loading={send.isPending} disabled={!programme || !file}>
          {t('look')}
        </Button>
      </div>
      {send.isError && <Refusal error={send.error} />}
    </form>
  );
}
