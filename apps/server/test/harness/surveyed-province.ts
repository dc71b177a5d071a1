import { join } from 'node:path';
import { generateProvince } from '@sogoc/demo';
import { readConfig, runSurvey } from '@sogoc/survey';
import { madeOnce } from '../../../../tests/made-once.ts';

const people = 1000;

/** The demonstration province of 1,000 people with the results of its survey: `databases/`, `sogoc.yaml`, `results/`. Made once for one state of the code. */
export function surveyedProvince(): Promise<string> {
  return madeOnce(`surveyed-${people}`, ['{packages/*,demo}/src/**/*.{ts,yaml,json}'], async (folder) => {
    await generateProvince({ out: folder, people, seed: 7 });
    const config = await readConfig(join(folder, 'sogoc.yaml'));
    await runSurvey(
      { ...config, out: join(folder, 'results'), language: 'vi' },
      { environment: process.env, now: () => new Date('2025-10-01T01:00:00Z') },
    );
  });
}
