import { ChoiceFilter, DayFilter, Filters as Row, useCodes } from '../../ui/index.ts';
import { actionWords } from './action-words.ts';
import { objectWords } from './object-words.ts';
import type { AuditSearch } from './route.ts';
import { words } from './words.ts';

/** Which entries to see; all of it stands in the address. */
export function Filters({ search, narrow }: { search: AuditSearch; narrow: (change: AuditSearch) => void }) {
  const t = words.use();
  return (
    <Row
      clear={
        Object.values(search).some(Boolean)
          ? () => narrow({ action: undefined, object: undefined, account: undefined, from: undefined, to: undefined })
          : null
      }
    >
      <Choice
        name="action"
        value={search.action}
        codes={Object.keys(actionWords.catalogue.vi)}
        textOf={useCodes(actionWords)}
        onChange={(action) => narrow({ action })}
      />
      <Choice
        name="object"
        value={search.object}
        codes={Object.keys(objectWords.catalogue.vi)}
        textOf={useCodes(objectWords)}
        onChange={(object) => narrow({ object })}
      />
      <DayFilter label={t('from')} value={search.from} onChange={(from) => narrow({ from })} />
      <DayFilter label={t('to')} value={search.to} onChange={(to) => narrow({ to })} />
    </Row>
  );
}

interface ChoiceProps {
  name: 'action' | 'object';
  value: string | undefined;
  codes: readonly string[];
  textOf: (code: string) => string;
  onChange: (value: string | undefined) => void;
}

/** One of the known codes, in words; one that came by address and is not known stands as it is. */
function Choice({ name, value, codes, textOf, onChange }: ChoiceProps) {
  const t = words.use();
  const offered = value === undefined || codes.includes(value) ? codes : [value, ...codes];
  const sorted = offered.map((code) => ({ code, text: textOf(code) })).toSorted((one, other) => one.text.localeCompare(other.text));
  return (
    <ChoiceFilter find label={t(name)} value={value} options={sorted.map(({ code, text }) => ({ value: code, label: text }))} onChange={onChange} />
  );
}
