import type { LogicalType } from '@sogoc/profile';
import type { Proposer } from './propose.ts';

const checked = ['boolean', 'integer', 'decimal', 'date', 'timestamp'] as const;
const isChecked = (type: LogicalType): type is (typeof checked)[number] => checked.some((known) => known === type);

/** A column of text whose values read as numbers, dates or truth values is asked to stay so. */
export const proposeType: Proposer = (profile) =>
  profile.columns.flatMap((column) => {
    if (column.storage !== 'text' || !isChecked(column.type)) return [];
    return [
      {
        check: { kind: 'type', column: column.name, type: column.type },
        criterion: 'correct',
        severity: 'medium',
        evidence: { type: column.type, unreadable: column.unreadable },
      },
    ];
  });
