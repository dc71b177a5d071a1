import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import { ProblemView, useFormat, useFormDraft } from '../../ui/index.ts';
import { words } from './words.ts';

/** Makes a key; it is shown this once, and gone when the box is closed. */
export function NewKey() {
  const t = words.use();
  const format = useFormat();
  const { actions } = useSession();
  const queries = useQueryClient();
  const draft = useFormDraft<Schema['NewKey']>('key.new', { days: 90, actions: [] });
  const make = useMutation({
    mutationFn: (body: Schema['NewKey']) => dataOf(client.POST('/api/v1/api-keys', { body })),
    onSuccess: () => {
      draft.onValuesChange(null, { days: 90, actions: [], label: '' });
      return queries.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  const close = () => {
    draft.hide();
    make.reset();
  };
  const needed = [{ required: true, message: t('needed') }];
  return (
    <>
      <Button type="primary" onClick={draft.show}>
        {t('make')}
      </Button>
      <Modal open={draft.open} onCancel={close} title={t('make')} footer={null} mask={{ closable: false }}>
        {make.data ? (
          <div role="status" style={{ display: 'grid', gap: 8, overflowWrap: 'anywhere' }}>
            <p>{t('once', { moment: format.moment(make.data.expiresAt) })}</p>
            <code>{make.data.key}</code>
            <Button onClick={close}>{t('kept')}</Button>
          </div>
        ) : (
          draft.open && (
            <Form<Schema['NewKey']>
              layout="vertical"
              initialValues={draft.initialValues}
              onValuesChange={draft.onValuesChange}
              onFinish={(asked) => make.mutate(asked)}
            >
              <Form.Item name="label" label={t('purpose')} rules={needed}>
                <Input maxLength={100} />
              </Form.Item>
              <Form.Item name="actions" label={t('mayDo')} rules={needed} extra={t('mayDoNote')}>
                <Select mode="multiple" options={actions.map((value) => ({ value, label: value }))} />
              </Form.Item>
              <Form.Item name="days" label={t('days')}>
                <InputNumber min={1} max={366} />
              </Form.Item>
              {make.isError && <ProblemView error={make.error} />}
              <Button type="primary" htmlType="submit" loading={make.isPending}>
                {t('make')}
              </Button>
            </Form>
          )
        )}
      </Modal>
    </>
  );
}
