import { generateProvince, writeWeekBefore } from '@sogoc/demo';

/** Writes the province in a process of its own, while the register opens its database. Arguments: folder, people, seed. */
const [, , out = '', people = '', seed = ''] = process.argv;
process.on('disconnect', () => process.exit());
await generateProvince({ out, people: Number(people), seed: Number(seed), onProgress: (_stage, share) => process.send?.(share) });
await writeWeekBefore(out);
process.disconnect();
