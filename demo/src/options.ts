import { SogocError } from '@sogoc/engine';

export interface ProvinceOptions {
  /** Folder to write to; made where it is missing. What lies there under the same names is replaced. */
  out: string;
  /** Living people, from 500 to 5,000,000. */
  people: number;
  /** Same seed, same bytes. */
  seed: number;
  /** The province is shown as of 1 October of this year; from 2025 on (the communes merged on 1 July 2025). Default 2025. */
  year?: number;
  /**
   * 0 (default): as documented. Another number: other names of tables and columns, and other agencies that hold originals and that copy from one another,
   * as far as a province could have grown that way.
   */
  variant?: number;
  /** Bytes that the engine may hold before it spills; default 2 GiB. */
  memoryLimit?: number;
  /** Default: all processors. */
  threads?: number;
  signal?: AbortSignal;
  /** Called at each stage. `share` is the part done, 0..1. */
  onProgress?: (stage: string, share: number) => void;
}

export type DemoErrorCode = 'DEMO_BAD_OPTION' | 'DEMO_UNTRUE';

export class DemoError extends SogocError {
  declare readonly code: DemoErrorCode;
}

/** @throws DemoError `DEMO_BAD_OPTION`. */
export function checkOptions(options: ProvinceOptions): Required<Pick<ProvinceOptions, 'year' | 'variant'>> {
  const { people, seed, year = 2025, variant = 0 } = options;
  within('people', people, 500, 5_000_000);
  within('seed', seed, 0, Number.MAX_SAFE_INTEGER);
  within('year', year, 2025, 2040);
  within('variant', variant, 0, 1_000_000);
  return { year, variant };
}

function within(name: string, value: number, low: number, high: number): void {
  if (Number.isSafeInteger(value) && value >= low && value <= high) return;
  throw new DemoError('DEMO_BAD_OPTION', `${name} must be a whole number from ${low} to ${high}`, { remedy: `Give --${name} within these bounds` });
}
