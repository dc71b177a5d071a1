import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMay, useSession } from '../../api/session.ts';
import { Loading, ProblemView, Section, useFormat } from '../../ui/index.ts';
import taskStyles from '../task/task.module.css';
import { DocumentSheet } from './document-sheet.tsx';
import { previewQuery, templateQuery } from './queries.ts';
import { words } from './words.ts';

interface TemplateSectionProps {
  id: string;
  name: string;
  version: number;
}

/** One template: its file, to be changed and sent back, and how a report of the reader's agency would look now. */
export function TemplateSection({ id, name, version }: TemplateSectionProps) {
  const t = words.use();
  const format = useFormat();
  const { grants, agencyPath } = useSession();
  const mayMake = useMay('report.make');
  const agency = (grants[0]?.agency ?? agencyPath).split('.').at(-1) ?? '';
  const template = useQuery(templateQuery(id));
  const preview = useQuery({ ...previewQuery(id, version, agency), enabled: mayMake });
  const download = () => {
    if (!template.data) return;
    const url = URL.createObjectURL(new Blob([JSON.stringify(template.data.content, null, 2)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${id}.json`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Section title={name} note={preview.data && t('asOf', { day: format.day(preview.data.asOf) })}>
      <div className={taskStyles.row}>
        <Button onClick={download} disabled={!template.data}>
          {t('download')}
        </Button>
      </div>
      {template.isError && <ProblemView error={template.error} retry={template.refetch} />}
      {!mayMake && <p>{t('noPreview')}</p>}
      {mayMake && preview.isPending && <Loading />}
      {preview.isError && <ProblemView error={preview.error} retry={preview.refetch} />}
      {preview.data && <DocumentSheet document={preview.data.document} />}
    </Section>
  );
}
