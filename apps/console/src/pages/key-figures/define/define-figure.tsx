import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { client, dataOf, type Schema } from '../../../api/client.ts';
import { problemOf } from '../../../api/problem.ts';
import { useSession } from '../../../api/session.ts';
import { Choice, Field, Line, useDraft } from '../../../ui/index.ts';
import { Refusal } from '../../case/refusal.tsx';
import taskStyles from '../../task/task.module.css';
import { isWhole, ParameterFields } from './parameter-fields.tsx';
import { Targets } from './targets.tsx';
import { contentOf, type Typed, typedOf } from './typed.ts';
import { defineFigureWords } from './words.ts';

const languages = ['vi', 'en', 'id'] as const;

interface DefineFigureProps {
  /** To be changed; a new one where absent. */
  figure?: Schema['KeyFigure'];
  onDone: (id: string) => void;
}

/** Defines a key figure: its name and formula in three languages, where its value comes from, and the path of its targets. */
export function DefineFigure({ figure, onDone }: DefineFigureProps) {
  const t = defineFigureWords.use();
  const queries = useQueryClient();
  const { grants, agencyPath } = useSession();
  const [begun] = useState(() => typedOf(figure));
  const [typed, change, forget] = useDraft(`key-figure.defined.${figure?.id ?? ''}.${figure?.version ?? 0}`, begun);
  const { data: measures } = useQuery({
    queryKey: ['key-figures', 'measures'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/key-figure-measures'))).items,
  });
  const save = useMutation({
    mutationFn: () => {
      const content = contentOf(typed);
      if (figure)
        return dataOf(client.PATCH('/api/v1/key-figures/{id}', { params: { path: { id: figure.id } }, body: { version: figure.version, content } }));
      const agencyId = (grants[0]?.agency ?? agencyPath).split('.').at(-1) ?? '';
      return dataOf(client.POST('/api/v1/key-figures', { body: { id: typed.id, agencyId, content } }));
    },
    onSuccess: async ({ id }) => {
      forget();
      await queries.invalidateQueries({ queryKey: ['key-figures'] });
      onDone(id);
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const measure = measures?.find(({ id }) => id === typed.measure);
  // A measure says its own unit.
  const choose = (id: string) =>
    change({ measure: id, parameters: {}, ...(id && { unit: (measures?.find((one) => one.id === id)?.unit ?? typed.unit) as Typed['unit'] }) });
  const fields = save.isError ? (problemOf(save.error).fields ?? []) : [];
  return (
    <form onSubmit={send} className={taskStyles.form} aria-label={t(figure ? 'change' : 'define')} style={{ maxWidth: 760 }}>
      {!figure && <Line label={t('id')} value={typed.id} onChange={(id) => change({ id })} maxLength={64} required />}
      {(['name', 'definition', 'formula'] as const).map((part) => (
        <div key={part} className={taskStyles.pair}>
          {languages.map((language) => (
            <Line
              key={language}
              label={t('inLanguage', { part: t(part), language: t(language === 'id' ? 'indonesian' : language) })}
              value={typed[part][language]}
              onChange={(text) => change({ [part]: { ...typed[part], [language]: text } })}
              maxLength={2000}
              required={language === 'vi'}
            />
          ))}
        </div>
      ))}
      <Field label={t('source')} note={measure?.formula}>
        {(id) => (
          <Select
            id={id}
            value={typed.measure}
            options={[{ value: '', label: t('reported') }, ...(measures ?? []).map((one) => ({ value: one.id, label: one.name }))]}
            onChange={choose}
          />
        )}
      </Field>
      {measure && <ParameterFields schema={measure.parameters} told={typed.parameters} onChange={(parameters) => change({ parameters })} />}
      <div className={taskStyles.pair}>
        {!measure && (
          <Choice
            label={t('unit')}
            value={typed.unit}
            values={['percent', 'count', 'score'] as const}
            name={t}
            onChange={(unit) => change({ unit })}
          />
        )}
        <Choice label={t('better')} value={typed.better} values={['higher', 'lower'] as const} name={t} onChange={(better) => change({ better })} />
      </div>
      <Targets targets={typed.targets} onChange={(targets) => change({ targets })} />
      <div className={taskStyles.row}>
        <Button
          type="primary"
          htmlType="submit"
          loading={save.isPending}
          disabled={measure !== undefined && !isWhole(measure.parameters, typed.parameters)}
        >
          {t(figure ? 'saveChange' : 'saveNew')}
        </Button>
      </div>
      {save.isError && <Refusal error={save.error} />}
      {fields.length > 0 && (
        <ul>
          {fields.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <code>{path.replace(/^body\/(content\/)?/, '')}</code>: {message}
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
