import { Button } from 'antd';
import { isMap, isSeq } from 'yaml';
import { words as contractWords } from '../../contract/words.ts';
import styles from '../contract-edit.module.css';
import { words } from '../words.ts';
import type { ContractText, Path } from './contract-text.ts';
import { Check, ChoiceField, TextField } from './field.tsx';

interface ColumnFormProps {
  contract: ContractText;
  path: Path;
  onChange: (text: string) => void;
}

const types = ['string', 'integer', 'number', 'boolean', 'date', 'timestamp', 'time', 'object', 'array'];
const sensitivities = ['public', 'internal', 'personal', 'secret'] as const;

/** One column: what it is, and what it must be. */
export function ColumnForm({ contract, path, onChange }: ColumnFormProps) {
  const t = words.use();
  const said = contractWords.use();
  const name = String(contract.at([...path, 'name']) ?? '');
  const field = (part: string) => ({
    value: contract.at([...path, part]),
    onChange: (value: string | true) => onChange(contract.with([...path, part], value)),
  });
  return (
    <fieldset className={styles.column} aria-label={name}>
      <strong className={styles.columnName}>{name}</strong>
      <ChoiceField label={said('type')} options={types.map((value) => ({ value, label: value }))} {...field('logicalType')} />
      <div className={styles.checks}>
        <Check label={t('required')} {...field('required')} />
        <Check label={t('unique')} {...field('unique')} />
      </div>
      <ChoiceField
        label={said('sensitivity')}
        options={sensitivities.map((value) => ({ value, label: said(value) }))}
        value={customOf(contract, path, 'sensitivity').value}
        onChange={(value) => onChange(withCustom(contract, path, 'sensitivity', value))}
      />
      <TextField label={said('description')} {...field('description')} />
      <Button aria-label={t('removeColumn', { name })} onClick={() => onChange(contract.without(path))}>
        ×
      </Button>
    </fieldset>
  );
}

/** A custom property of a column and its place in their list; -1 where it has none. */
function customOf(contract: ContractText, path: Path, name: string): { value: unknown; index: number } {
  const list = contract.at([...path, 'customProperties']);
  const items = isSeq(list) ? list.items : [];
  const index = items.findIndex((item) => isMap(item) && item.get('property') === name);
  return { value: index < 0 ? undefined : contract.at([...path, 'customProperties', index, 'value']), index };
}

function withCustom(contract: ContractText, path: Path, property: string, value: string): string {
  const list = [...path, 'customProperties'];
  const { index } = customOf(contract, path, property);
  if (index < 0) return contract.adding(list, { property, value });
  if (value !== '') return contract.with([...list, index, 'value'], value);
  return contract.count(list) === 1 ? contract.without(list) : contract.without([...list, index]);
}
