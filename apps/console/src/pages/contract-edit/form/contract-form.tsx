import { useMemo } from 'react';
import { Empty, Section } from '../../../ui/index.ts';
import { words as contractWords } from '../../contract/words.ts';
import styles from '../contract-edit.module.css';
import { words } from '../words.ts';
import { readContractText } from './contract-text.ts';
import { ChoiceField, TextField } from './field.tsx';
import { TableForm } from './table-form.tsx';
import { Times } from './times.tsx';

/** The common parts of a contract as a form; whatever else stands in it is kept as it is. */
export function ContractForm({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const t = words.use();
  const said = contractWords.use();
  const contract = useMemo(() => readContractText(text), [text]);
  if (!contract) return <Empty>{t('noForm')}</Empty>;
  const statuses = (['proposed', 'draft', 'active', 'deprecated', 'retired'] as const).map((value) => ({ value, label: said(value) }));
  const field = (path: readonly string[]) => ({ value: contract.at(path), onChange: (value: string) => onChange(contract.with(path, value)) });
  return (
    <div className={styles.form}>
      <Section title={t('about')}>
        <div className={styles.fields}>
          <TextField label={t('version')} {...field(['version'])} />
          <ChoiceField label={t('status')} options={statuses} {...field(['status'])} />
          <TextField label={t('name')} {...field(['name'])} />
          <TextField label={t('purpose')} wide {...field(['description', 'purpose'])} />
        </div>
      </Section>
      <Times contract={contract} onChange={onChange} />
      <Section title={said('tables')}>
        {Array.from({ length: contract.count(['schema']) }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a table of a draft is known by its place alone
          <TableForm key={index} contract={contract} index={index} onChange={onChange} />
        ))}
      </Section>
    </div>
  );
}
