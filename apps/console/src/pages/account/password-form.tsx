import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { ProblemView } from '../../ui/index.ts';
import { words } from './words.ts';

/** Changes the password; the register ends every other session. */
export function PasswordForm() {
  const t = words.use();
  const [form] = Form.useForm<Schema['PasswordChange']>();
  const ways = useQuery({ queryKey: ['ways-in'], queryFn: () => dataOf(client.GET('/api/v1/ways-in')) });
  const change = useMutation({
    mutationFn: (body: Schema['PasswordChange']) => dataOf(client.PUT('/api/v1/session/password', { body })),
    onSuccess: () => form.resetFields(),
  });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Form form={form} layout="vertical" onFinish={(asked) => change.mutate(asked)} style={{ maxWidth: 360 }} requiredMark={false}>
      <Form.Item name="current" label={t('current')} rules={needed}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="password" label={t('newPassword', { shortest: ways.data?.shortestPassword ?? 0 })} rules={needed}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {change.isError && <ProblemView error={change.error} />}
      {change.isSuccess && <p role="status">● {t('changed')}</p>}
      <Button htmlType="submit" loading={change.isPending}>
        {t('change')}
      </Button>
    </Form>
  );
}
