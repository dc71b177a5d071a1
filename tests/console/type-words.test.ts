import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vietnam } from '@sogoc/vietnam';
import { expect, test } from 'vitest';

test('every kind of value that a record may be asked for is told in words, in three languages', () => {
  const text = readFileSync(join(import.meta.dirname, '../../apps/console/src/ui/findings/type-words.ts'), 'utf8');
  const untold = vietnam.semanticTypes.filter(({ id, title }) =>
    (['vi', 'en', 'id'] as const).some((language) => !text.includes(`'${id}': '${title[language]}',`)),
  );
  expect(untold.map(({ id }) => id)).toEqual([]);
});
