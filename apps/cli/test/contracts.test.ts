import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freshFolder, sogoc } from './run.ts';

const contract = (column: string, more = ''): string => `apiVersion: v3.1.0
kind: DataContract
id: people
version: 1.0.0
status: active
schema:
  - name: people
    properties:
      - name: ${column}
        logicalType: string
        required: true
${more}`;

const wrong: Record<string, [contract: string | null, told: string[]]> = {
  good: [contract('name'), []],
  'in-part': [
    contract('surname'),
    ['The contract of in-part was used but for 1 place', 'in-part.yaml:9:9 /schema/0/properties/0: The table in-part has no column surname'],
  ],
  'one-wrong': [
    contract('name', '        quality: [{ metric: uniqueValues, mustBe: 0 }, { metric: nullValues, mustBe: 0 }]\n'),
    ['The contract of one-wrong was used but for 1 place', 'one-wrong.yaml:12:29 /schema/0/properties/0/quality/0/metric', 'the rest of it holds'],
  ],
  invalid: [
    contract('name').replace('status: active\n', ''),
    ['The contract of invalid could not be used (1 problem)', 'invalid.yaml:1:1', 'status', 'until then none of its rules is checked'],
  ],
  other: [
    'dataContractSpecification: 1.2.1\nid: people\n',
    ['The contract of other could not be used (1 problem)', 'Open Data Contract Standard 3.1.0'],
  ],
  missing: [null, ['The contract of missing could not be used (1 problem)', 'CONTRACT_UNREADABLE']],
};

it('says of each contract that it could not use, or not all of it, where to mend it', async () => {
  const folder = await freshFolder();
  const databases: string[] = [];
  for (const [name, [text]] of Object.entries(wrong)) {
    await writeFile(join(folder, `${name}.csv`), 'id,name\n1,An\n2,\n');
    if (text !== null) await writeFile(join(folder, `${name}.yaml`), text.replaceAll('people', name));
    databases.push(`  - { name: ${name}, source: ${name}.csv, contract: ${name}.yaml }`);
  }
  await writeFile(join(folder, 'sogoc.yaml'), `databases:\n${databases.join('\n')}\n`);
  const { status, stdout } = await sogoc(['survey', '-f', 'sogoc.yaml', '--out', 'out', '--lang', 'en'], { cwd: folder });
  expect(status).toBe(0);
  for (const [, texts] of Object.values(wrong)) for (const text of texts) expect(stdout).toContain(text);
  expect(stdout.match(/The contract of/g)).toHaveLength(5);
  const again = await sogoc(['survey', '-f', 'sogoc.yaml', '--out', 'out', '--lang', 'vi'], { cwd: folder });
  expect(again.stdout).toContain('Hợp đồng dữ liệu của other chưa dùng được');
});
