import type { Schema } from '../../api/client.ts';
import { DataTable, Section, useFormat } from '../../ui/index.ts';
import { words as actingWords } from './acting/words.ts';
import { words } from './words.ts';

type Extension = Schema['TaskInFull']['extensions'][number];

/** Each extension that was asked for, why, and what the answer was. */
export function Extensions({ extensions }: { extensions: readonly Extension[] }) {
  const t = words.use();
  const ask = actingWords.use();
  const format = useFormat();
  return (
    <Section title={t('extensions')}>
      <DataTable<Extension>
        label={t('extensions')}
        rows={extensions}
        rowKey={({ id }) => String(id)}
        columns={[
          { title: t('askedOn'), key: 'asked', render: (_, { askedAt }) => format.day(askedAt), width: 112 },
          { title: t('fromTo'), key: 'days', render: (_, { fromDue, toDue }) => `${format.day(fromDue)} → ${format.day(toDue)}`, width: 208 },
          { title: ask('reason'), dataIndex: 'reason' },
          { title: t('decision'), key: 'state', render: (_, { state }) => t(`extension-${state}`), width: 136 },
          {
            title: ask('reply'),
            key: 'answer',
            render: (_, { answer, decidedOn }) => [decidedOn && format.day(decidedOn), answer].filter(Boolean).join(': ') || '–',
          },
        ]}
      />
    </Section>
  );
}
