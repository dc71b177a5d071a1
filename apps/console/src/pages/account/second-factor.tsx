import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, QRCode } from 'antd';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { ProblemView } from '../../ui/index.ts';
import { words } from './words.ts';

const narrow = { maxWidth: 360 };

/** A second factor is turned on in two steps, by password and by the app's first code; and off by both. */
export function SecondFactor({ on }: { on: boolean }) {
  const queries = useQueryClient();
  const begin = useMutation({ mutationFn: (body: Schema['FactorProof']) => dataOf(client.POST('/api/v1/session/second-factor', { body })) });
  const confirm = useMutation({
    mutationFn: (body: Schema['FactorCode']) => dataOf(client.POST('/api/v1/session/second-factor/confirmation', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['session'] }),
  });
  const remove = useMutation({
    mutationFn: (body: Schema['FactorRemoval']) => dataOf(client.POST('/api/v1/session/second-factor/removal', { body })),
    onSuccess: () => {
      begin.reset();
      confirm.reset();
      return queries.invalidateQueries({ queryKey: ['session'] });
    },
  });
  if (confirm.data) return <Recovery codes={confirm.data.recoveryCodes} />;
  if (on)
    return (
      <Proof asked={['password', 'code']} word="turnOff" onProof={({ password = '', code = '' }) => remove.mutate({ password, code })} of={remove} />
    );
  if (!begin.data) return <Proof asked={['password']} word="begin" onProof={({ password = '' }) => begin.mutate({ password })} of={begin} />;
  return (
    <>
      <Secret secret={begin.data} />
      <Proof asked={['code']} word="turnOn" onProof={({ code = '' }) => confirm.mutate({ code })} of={confirm} />
    </>
  );
}

interface Given {
  password?: string;
  code?: string;
}

interface ProofProps {
  asked: readonly (keyof Given)[];
  word: 'begin' | 'turnOn' | 'turnOff';
  onProof: (given: Given) => void;
  of: { isPending: boolean; isError: boolean; error: unknown };
}

function Proof({ asked, word, onProof, of }: ProofProps) {
  const t = words.use();
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Form<Given> key={word} name={word} layout="vertical" onFinish={onProof} style={narrow} requiredMark={false}>
      <p style={{ marginBottom: 8 }}>{t(`${word}Note`)}</p>
      {asked.includes('password') && (
        <Form.Item name="password" label={t('current')} rules={needed}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
      )}
      {asked.includes('code') && (
        <Form.Item name="code" label={t('code')} rules={needed}>
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={50} />
        </Form.Item>
      )}
      {of.isError && (problemOf(of.error).code === 'NOT_SIGNED_IN' ? <p role="alert">■ {t('wrongProof')}</p> : <ProblemView error={of.error} />)}
      <Button type={word === 'turnOff' ? 'default' : 'primary'} htmlType="submit" loading={of.isPending}>
        {t(word)}
      </Button>
    </Form>
  );
}

/** The secret as a drawing that stays on this page, and as letters to type. */
function Secret({ secret: { uri, secret } }: { secret: Schema['FactorSecret'] }) {
  const t = words.use();
  return (
    <div style={{ background: '#fff', width: 'fit-content' }}>
      <div role="img" aria-label={t('drawing')}>
        <div aria-hidden="true">
          <QRCode type="svg" value={uri} color="#000" bgColor="#fff" bordered={false} />
        </div>
      </div>
      <p style={{ ...narrow, color: '#000', padding: 8, overflowWrap: 'anywhere' }}>
        {t('orType')} <code>{secret}</code>
      </p>
    </div>
  );
}

function Recovery({ codes }: { codes: readonly string[] }) {
  const t = words.use();
  return (
    <div role="status">
      <p>● {t('recoveryNote')}</p>
      <ul style={{ columns: '14ch', fontFamily: 'monospace' }}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  );
}
