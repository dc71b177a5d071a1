import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import { client, dataOf } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import { ProblemView, useFormDraft } from '../../ui/index.ts';
import { useLanguage } from '../../words/language.ts';
import { schedules } from './schedules.ts';
import { words } from './words.ts';

interface Asked {
  name: string;
  databaseIds: string[];
  schedule: string;
  agencyId: string;
}

/** Sets up a survey: which databases together, and when. */
export function NewSurvey() {
  const t = words.use();
  const draft = useFormDraft<Asked>('survey.new');
  return (
    <>
      <Button onClick={draft.show}>{t('setUp')}</Button>
      <Modal open={draft.open} onCancel={draft.hide} title={t('setUp')} footer={null}>
        {draft.open && <SurveyForm draft={draft} />}
      </Modal>
    </>
  );
}

function SurveyForm({ draft }: { draft: ReturnType<typeof useFormDraft<Asked>> }) {
  const t = words.use();
  const language = useLanguage();
  const { grants } = useSession();
  const queries = useQueryClient();
  const databases = useQuery({
    queryKey: ['databases', 'to-survey'],
    queryFn: () => dataOf(client.GET('/api/v1/databases', { params: { query: { page: 1, pageSize: 200 } } })),
  });
  const setUp = useMutation({
    mutationFn: (asked: Asked) => dataOf(client.POST('/api/v1/surveys', { body: { ...asked, language, schedule: asked.schedule || null } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['surveys'] });
      draft.done();
    },
  });
  const agencies = [...new Map(grants.map(({ agency, agencyName }) => [agency.split('.').at(-1) ?? agency, agencyName]))];
  return (
    <Form<Asked>
      layout="vertical"
      onFinish={(asked) => setUp.mutate(asked)}
      initialValues={{ schedule: '', agencyId: agencies[0]?.[0], databaseIds: [], ...draft.initialValues }}
      onValuesChange={draft.onValuesChange}
    >
      <Form.Item name="name" label={t('name')} rules={[{ required: true, message: t('needed') }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="databaseIds" label={t('databases')} rules={[{ required: true, message: t('needed') }]}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          loading={databases.isPending}
          options={databases.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      </Form.Item>
      <Form.Item name="agencyId" label={t('onBehalf')}>
        <Select options={agencies.map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="schedule" label={t('schedule')}>
        <Select options={schedules.map(({ cron, word }) => ({ value: cron ?? '', label: t(word) }))} />
      </Form.Item>
      {setUp.isError && <ProblemView error={setUp.error} />}
      <Button type="primary" htmlType="submit" loading={setUp.isPending}>
        {t('setUp')}
      </Button>
    </Form>
  );
}
