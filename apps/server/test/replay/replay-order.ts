/** What a register that lives through days is told. */
export interface ReplayOrder {
  home: string;
  environment: Record<string, string>;
  /** In order; days that are not here the register is off. */
  days: string[];
  /** Some tasks get a month more on this day. */
  extendedOn: string;
}
