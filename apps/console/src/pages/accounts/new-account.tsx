import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Modal } from 'antd';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { ProblemView, useFormDraft } from '../../ui/index.ts';
import { useLanguage } from '../../words/language.ts';
import { AgencySelect } from './agency-select.tsx';
import { words } from './words.ts';

interface Asked {
  name: string;
  login: string;
  email?: string;
  agency: Schema['Agency'];
}

/** Sets up an account, then opens it so that its holder can be given a role and invited. */
export function NewAccount() {
  const t = words.use();
  const language = useLanguage();
  const navigate = useNavigate({ from: '/accounts' });
  const queries = useQueryClient();
  const draft = useFormDraft<Asked>('account.new');
  const create = useMutation({
    mutationFn: ({ agency, email, ...told }: Asked) =>
      dataOf(client.POST('/api/v1/accounts', { body: { ...told, email: email || null, language, agencyId: agency.id } })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['accounts'] });
      draft.done();
      navigate({ search: { account: id } });
    },
  });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <>
      <Button type="primary" onClick={draft.show}>
        {t('add')}
      </Button>
      <Modal open={draft.open} onCancel={draft.hide} title={t('add')} footer={null}>
        {draft.open && (
          <Form<Asked>
            layout="vertical"
            initialValues={draft.initialValues}
            onValuesChange={draft.onValuesChange}
            onFinish={(asked) => create.mutate(asked)}
          >
            <Form.Item name="name" label={t('name')} rules={needed}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="login" label={t('login')} rules={needed}>
              <Input maxLength={100} autoComplete="off" />
            </Form.Item>
            <Form.Item name="email" label={t('email')}>
              <Input type="email" maxLength={254} />
            </Form.Item>
            <Form.Item name="agency" label={t('agency')} rules={needed} valuePropName="chosen">
              <AgencySelect />
            </Form.Item>
            {create.isError && <ProblemView error={create.error} />}
            <Button type="primary" htmlType="submit" loading={create.isPending}>
              {t('add')}
            </Button>
          </Form>
        )}
      </Modal>
    </>
  );
}
