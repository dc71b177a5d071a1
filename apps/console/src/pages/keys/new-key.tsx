import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import { ProblemView, useFormat } from '../../ui/index.ts';
import { words } from './words.ts';

/** Makes a key; it is shown this once, and gone when the box is closed. */
export function NewKey() {
  const t = words.use();
  const format = useFormat();
  const { actions } = useSession();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const make = useMutation({
    mutationFn: (body: Schema['NewKey']) => dataOf(client.POST('/api/v1/api-keys', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['keys'] }),
  });
  const close = () => {
    setOpen(false);
    make.reset();
  };
  const needed = [{ required: true, message: t('needed') }];
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('make')}
      </Button>
      <Modal open={open} onCancel={close} title={t('make')} footer={null} mask={{ closable: false }}>
        {make.data ? (
          <div role="status" style={{ display: 'grid', gap: 8, overflowWrap: 'anywhere' }}>
            <p>{t('once', { moment: format.moment(make.data.expiresAt) })}</p>
            <code>{make.data.key}</code>
            <Button onClick={close}>{t('kept')}</Button>
          </div>
        ) : (
          open && (
            <Form<Schema['NewKey']> layout="vertical" initialValues={{ days: 90, actions: [] }} onFinish={(asked) => make.mutate(asked)}>
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
