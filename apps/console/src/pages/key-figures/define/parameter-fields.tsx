import { useQuery } from '@tanstack/react-query';
import { Input, InputNumber, Select } from 'antd';
import { databaseChoiceQuery } from '../../../api/databases.ts';
import { criterionWords, Field } from '../../../ui/index.ts';
import type { Words } from '../../../words/define-words.ts';
import { words as databasesWords } from '../../databases/words.ts';
import { obstacleWords } from '../../obstacles/status/words.ts';
import { programmesQuery } from '../../tasks/queries.ts';
import { parameterWords } from './parameter-words.ts';

export type Parameters = Record<string, unknown>;

/** What a measure asks for, as the JSON Schema of its parameters tells. */
interface Asked {
  type?: string;
  enum?: readonly string[];
}
interface AskedOfAll {
  properties?: Record<string, Asked>;
  required?: readonly string[];
}

/** Whether all is told that a measure cannot do without. */
export function isWhole(schema: AskedOfAll, told: Parameters): boolean {
  return (schema.required ?? []).every((name) => told[name] !== undefined);
}

interface ParameterFieldsProps {
  schema: AskedOfAll;
  told: Parameters;
  onChange: (told: Parameters) => void;
}

/** A field for each parameter of a measure: what there is to choose from is offered by name. What is left empty is not asked for. */
export function ParameterFields({ schema, told, onChange }: ParameterFieldsProps) {
  const change = (name: string, value: unknown) => {
    const { [name]: _before, ...others } = told;
    const nothing = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
    onChange(nothing ? others : { ...others, [name]: value });
  };
  return Object.entries(schema.properties ?? {}).map(([name, asked]) => (
    <ParameterField
      key={name}
      {...{ name, asked, value: told[name] }}
      needed={schema.required?.includes(name) ?? false}
      onChange={(value) => change(name, value)}
    />
  ));
}

interface ParameterFieldProps {
  name: string;
  asked: Asked;
  value: unknown;
  needed: boolean;
  onChange: (value: unknown) => void;
}

function ParameterField({ name, asked, value, needed, onChange }: ParameterFieldProps) {
  const say = useSaying();
  const choices = useChoices(name, asked);
  return (
    <Field label={say(name)} note={needed ? undefined : say('optional')}>
      {(id) => {
        if (asked.type === 'number' || asked.type === 'integer')
          return <InputNumber id={id} value={typeof value === 'number' ? value : null} onChange={onChange} />;
        if (!choices && asked.type !== 'array')
          return <Input id={id} value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.target.value)} />;
        return (
          <Select
            id={id}
            {...(asked.type === 'array' && { mode: choices ? ('multiple' as const) : ('tags' as const) })}
            allowClear={!needed}
            showSearch={{ optionFilterProp: 'label' }}
            value={value ?? (asked.type === 'array' ? [] : null)}
            options={choices ?? []}
            onChange={onChange}
          />
        );
      }}
    </Field>
  );
}

/** What a parameter may be, by the name it has for people; null where it is typed. */
function useChoices(name: string, { enum: values }: Asked): { value: string; label: string }[] | null {
  const say = useSaying();
  const ofDatabases = name === 'database' || name === 'databases';
  const { data: databases } = useQuery({ ...databaseChoiceQuery, enabled: ofDatabases });
  const { data: programmes } = useQuery({ ...programmesQuery, enabled: name === 'programme' });
  if (values) return values.map((value) => ({ value, label: say(value) }));
  if (ofDatabases) return (databases?.items ?? []).map((one) => ({ value: one.id, label: `${one.name} · ${one.ownerName}` }));
  return name === 'programme' ? (programmes ?? []).map((one) => ({ value: one.id, label: `${one.number}: ${one.name}` })) : null;
}

/** Says a parameter or a value in the reader's language, by the words of what it is; as it is where a measure was added that has words of its own. */
function useSaying() {
  const parameter = useKnown(parameterWords);
  const criterion = useKnown(criterionWords);
  const obstacle = useKnown(obstacleWords);
  const level = useKnown(databasesWords);
  return (id: string): string => parameter(id) ?? criterion(id) ?? obstacle(id) ?? level(id) ?? id;
}

function useKnown<Id extends string>(words: Words<Id>) {
  const t = words.use();
  return (id: string): string | undefined => (Object.hasOwn(words.catalogue.vi, id) ? t(id as Id) : undefined);
}
