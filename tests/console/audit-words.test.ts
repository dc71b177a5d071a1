import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actions } from '../../apps/server/src/access/roles.ts';

test('everything that can be done is told in words in the audit log, in three languages', () => {
  const text = readFileSync(join(import.meta.dirname, '../../apps/console/src/pages/audit/action-words.ts'), 'utf8');
  const missing = actions.filter((action) => text.split(`'${action}':`).length !== 4);
  expect(missing).toEqual([]);
});
