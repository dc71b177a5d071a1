import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSurvey } from '@sogoc/survey';

const contract = (mostPupils?: number): string => `apiVersion: v3.1.0
kind: DataContract
id: schools
version: 1.0.0
status: active
schema:
  - name: schools
    properties:
      - { name: id, logicalType: string, required: true, unique: true, primaryKey: true, primaryKeyPosition: 1 }
      - { name: name, logicalType: string, required: true }
      - { name: commune, logicalType: string }
      - { name: pupils, logicalType: integer, required: true${mostPupils === undefined ? '' : `, logicalTypeOptions: { maximum: ${mostPupils} }`} }
`;

/** A folder with one database, `schools`, in three communes of Thanh Hóa, with 100 to 159 pupils, surveyed as often as a test likes. */
export async function schoolsFolder(): Promise<{
  folder: string;
  survey(missing: readonly number[], at: string, mostPupils?: number): Promise<void>;
}> {
  const root = await mkdtemp(join(tmpdir(), 'sogoc-schools-'));
  const folder = join(root, 'results');
  const survey = async (missing: readonly number[], at: string, mostPupils?: number): Promise<void> => {
    await mkdir(join(root, 'schools'), { recursive: true });
    const communes = ['14758', '14797', '14818'];
    const rows = Array.from({ length: 60 }, (_, n) => `S${n + 1},Trường số ${n + 1},${communes[n % 3]},${missing.includes(n + 1) ? '' : 100 + n}`);
    await writeFile(join(root, 'schools', 'schools.csv'), ['id,name,commune,pupils', ...rows].join('\n'));
    await writeFile(join(root, 'contract.yaml'), contract(mostPupils));
    const databases = [
      { name: 'schools', source: 'schools', baseDirectory: root, asOf: '2025-10-01', owner: null, contract: join(root, 'contract.yaml') },
    ];
    await runSurvey({ databases, designations: [], out: folder, language: 'vi' }, { environment: {}, now: () => new Date(at) });
  };
  return { folder, survey };
}
