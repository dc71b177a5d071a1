import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runSurvey, type SurveyResult } from '@sogoc/survey';

export interface SmallSurvey {
  folder: string;
  result: SurveyResult;
}

/** Two databases that hold the same people, as CSV; a second writing has one record mended and a column more. */
export async function writeSources(folder: string, mended = false): Promise<void> {
  const people = Array.from({ length: 60 }, (_, index) => ({
    id: `0381${String(90 + (index % 10)).padStart(2, '0')}${String(100_000 + index * 37).slice(0, 6)}`,
    name: `Nguyễn Văn ${String.fromCharCode(65 + (index % 26))}${index}`,
    born: `19${String(90 + (index % 10)).padStart(2, '0')}-0${1 + (index % 9)}-1${index % 9}`,
  }));
  const rows = (list: readonly string[]) => `${list.join('\n')}\n`;
  const persons = people.map(({ id, name, born }) => `${id},${name},${born}`);
  const owners = people
    .slice(0, 40)
    .map(
      ({ id, name }, index) =>
        `${index + 1},${id},${index < (mended ? 1 : 2) ? 'Người Khác' : name},${index === 7 ? '' : index + 40}${mended ? `,${index % 3}` : ''}`,
    );
  await mkdir(join(folder, 'population'), { recursive: true });
  await mkdir(join(folder, 'land'), { recursive: true });
  await writeFile(join(folder, 'population', 'persons.csv'), rows(['personal_id,full_name,date_of_birth', ...persons]));
  await writeFile(join(folder, 'land.yaml'), contract);
  await writeFile(join(folder, 'land', 'parcels.csv'), rows([`parcel_no,owner_id,owner_name,area${mended ? ',land_use' : ''}`, ...owners]));
}

/** What one of them promises, in its author's words. */
const contract = `apiVersion: v3.1.0
kind: DataContract
id: land
version: 1.0.0
status: active
schema:
  - name: parcels
    quality:
      - metric: rowCount
        mustBeGreaterThan: 10
        description: Every parcel of the commune is here
`;

/** Surveys them into a folder. */
export async function smallSurvey(sources: string, out: string, at: Date): Promise<SmallSurvey> {
  const databases = ['population', 'land'].map((name) => ({
    name,
    source: name,
    baseDirectory: sources,
    asOf: '2025-09-30',
    owner: null,
    contract: name === 'land' ? join(sources, 'land.yaml') : null,
  }));
  const result = await runSurvey({ databases, designations: [], out, language: 'vi', threads: 1 }, { environment: {}, now: () => at });
  return { folder: out, result };
}
