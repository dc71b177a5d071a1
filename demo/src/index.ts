export { generateProvince, type ProvinceSummary } from './generate.ts';
export { checkOptions, DemoError, type DemoErrorCode, type ProvinceOptions } from './options.ts';
export { writeProgramme } from './programme/index.ts';
export { writeWeekBefore } from './week-before.ts';
