import { Button } from 'antd';
import { Section } from '../../../ui/index.ts';
import { useTimes } from '../../contract/change/use-times.ts';
import { words as contractWords } from '../../contract/words.ts';
import styles from '../contract-edit.module.css';
import { words } from '../words.ts';
import type { ContractText } from './contract-text.ts';
import { ChoiceField, TextField } from './field.tsx';

const properties = ['frequency', 'latency', 'retention', 'availability', 'generalAvailability', 'endOfSupport', 'endOfLife'];
const units = ['h', 'd', 'w', 'mo', 'q', 'y'];
const list = ['slaProperties'];

/** What is promised of time: how often the data is renewed, how late it may come, how long it is kept. */
export function Times({ contract, onChange }: { contract: ContractText; onChange: (text: string) => void }) {
  const t = words.use();
  const said = contractWords.use();
  const { property, amount } = useTimes();
  return (
    <Section title={said('times')}>
      {Array.from({ length: contract.count(list) }, (_, index) => {
        const field = (name: string) => {
          const path = [...list, index, name];
          return { value: contract.at(path), onChange: (value: string) => onChange(contract.with(path, numeric(name, value))) };
        };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a promise of a draft is known by its place alone
          <fieldset key={index} className={styles.level} aria-label={t('level', { number: index + 1 })}>
            <ChoiceField label={said('property')} options={properties.map((value) => ({ value, label: property(value) }))} {...field('property')} />
            <TextField label={said('amount')} number {...field('value')} />
            <ChoiceField label={t('unit')} options={units.map((value) => ({ value, label: amount('', value).trim() }))} {...field('unit')} />
            <TextField label={t('element')} {...field('element')} />
            <Button onClick={() => onChange(contract.without([...list, index]))}>{t('remove')}</Button>
          </fieldset>
        );
      })}
      <div>
        <Button onClick={() => onChange(contract.adding(list, { property: 'frequency', value: 1, unit: 'd' }))}>{t('addLevel')}</Button>
      </div>
    </Section>
  );
}

/** Amounts are numbers where they read as such. */
function numeric(name: string, value: string): string | number {
  return name === 'value' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}
