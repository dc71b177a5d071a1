import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useSession } from '../../api/session.ts';
import { FileField, Line } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import taskStyles from '../task/task.module.css';
import { templatesQuery } from './queries.ts';
import { words } from './words.ts';

interface FileTemplateProps {
  templates: Schema['ReportTemplateList']['items'];
}

const mostBytes = 1_000_000;

/** Files a template of one's own, or the next version of one, from a file; what is wrong in it is told place by place. */
export function FileTemplate({ templates }: FileTemplateProps) {
  const t = words.use();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { grants, agencyPath } = useSession();
  const [id, setId] = useState('');
  const [file, setFile] = useState<File>();
  const [unread, setUnread] = useState(false);
  const there = templates.find((one) => one.id === id && one.agency !== null);
  const send = useMutation({
    mutationFn: (content: Schema['ReportTemplateContent']) =>
      there
        ? dataOf(client.POST('/api/v1/report-templates/{id}/versions', { params: { path: { id } }, body: { content } }))
        : dataOf(
            client.POST('/api/v1/report-templates', { body: { id, agencyId: (grants[0]?.agency ?? agencyPath).split('.').at(-1) ?? '', content } }),
          ),
    onSuccess: async () => {
      setFile(undefined);
      await queries.invalidateQueries({ queryKey: templatesQuery.queryKey });
      await navigate({ to: '/rhythm/templates', search: { template: id } });
    },
  });
  const read = async (event: FormEvent) => {
    event.preventDefault();
    if (!file) return;
    const content = file.size > mostBytes ? undefined : contentOf(await file.text());
    setUnread(content === undefined);
    if (content !== undefined) send.mutate(content);
  };
  const fields = send.isError ? (problemOf(send.error).fields ?? []) : [];
  return (
    <details>
      <summary>{t('file')}</summary>
      <form onSubmit={read} className={taskStyles.form} aria-label={t('file')} style={{ marginTop: 8, maxWidth: 760 }}>
        <p className={taskStyles.note}>{t('fileNote')}</p>
        <Line label={t('id')} value={id} onChange={setId} maxLength={64} required />
        <FileField label={t('json')} endings={['.json']} file={file} onChange={setFile} />
        <div className={taskStyles.row}>
          <Button type="primary" htmlType="submit" loading={send.isPending} disabled={!file || !id}>
            {there ? t('fileVersion', { version: there.version + 1 }) : t('fileNew')}
          </Button>
        </div>
        {unread && <p role="alert">{t('unread')}</p>}
        {send.isError && <Refusal error={send.error} />}
        {fields.length > 0 && (
          <ul>
            {fields.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                <code>{path.replace(/^body\/content\//, '')}</code>: {message}
              </li>
            ))}
          </ul>
        )}
      </form>
    </details>
  );
}

/** What the register checks in full; undefined where it is not JSON at all. */
function contentOf(text: string): Schema['ReportTemplateContent'] | undefined {
  try {
    return JSON.parse(text) as Schema['ReportTemplateContent'];
  } catch {
    return undefined;
  }
}
