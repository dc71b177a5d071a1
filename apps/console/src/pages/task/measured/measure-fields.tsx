import { useQuery } from '@tanstack/react-query';
import { InputNumber, Select } from 'antd';
import { databaseChoiceQuery } from '../../../api/databases.ts';
import { Choice, criteria, criterionWords, Field } from '../../../ui/index.ts';
import { AgencyChoice } from '../../tasks/agency-choice.tsx';
import { fieldsOf, type Typed } from './binding.ts';
import { bindingWords } from './binding-words.ts';

interface MeasureFieldsProps {
  typed: Typed;
  onChange: (part: Partial<Typed>) => void;
}

/** What the measure chosen is told: which database, which stage, how much. */
export function MeasureFields({ typed, onChange }: MeasureFieldsProps) {
  return fieldsOf[typed.measure].map((field) => <OneField key={field} field={field} typed={typed} onChange={onChange} />);
}

function OneField({ field, typed, onChange }: MeasureFieldsProps & { field: (typeof fieldsOf)[Typed['measure']][number] }) {
  const t = bindingWords.use();
  const nameOf = criterionWords.use();
  if (field === 'stage')
    return (
      <Choice label={t('stage')} value={typed.stage} values={['formed', 'deploying'] as const} name={t} onChange={(stage) => onChange({ stage })} />
    );
  if (field === 'criterion') {
    const options = [{ value: '', label: t('allCriteria') }, ...criteria.map((value) => ({ value, label: nameOf(value) }))];
    return (
      <Field label={t('criterion')}>
        {(id) => (
          <Select<Typed['criterion']> id={id} value={typed.criterion} options={options as never} onChange={(criterion) => onChange({ criterion })} />
        )}
      </Field>
    );
  }
  if (field === 'agency')
    return (
      <Field label={t('agency')}>
        {(id) => <AgencyChoice id={id} value={typed.agency || undefined} onChange={(agency) => onChange({ agency: agency ?? '' })} />}
      </Field>
    );
  if (field === 'atLeast') {
    const counts = typed.measure === 'databases-in-stage';
    return (
      <Field label={t(counts ? 'atLeastCount' : 'atLeastShare')}>
        {(id) => (
          <InputNumber
            id={id}
            min={counts ? 1 : 0}
            {...(counts ? { precision: 0 } : { max: 100 })}
            value={typed.atLeast === '' ? null : Number(typed.atLeast)}
            onChange={(value) => onChange({ atLeast: value === null ? '' : String(value) })}
          />
        )}
      </Field>
    );
  }
  return <DatabaseField label={t(field)} value={typed[field]} onChange={(chosen) => onChange({ [field]: chosen })} />;
}

function DatabaseField({ label, value, onChange }: { label: string; value: string; onChange: (id: string) => void }) {
  const { data } = useQuery(databaseChoiceQuery);
  return (
    <Field label={label}>
      {(id) => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          value={value || null}
          options={(data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
          onChange={(chosen) => onChange(chosen ?? '')}
        />
      )}
    </Field>
  );
}
