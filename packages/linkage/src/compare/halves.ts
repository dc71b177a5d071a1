/** What a test asks of two numbers from 0 on, each in halves of 32 bits, where there is no number its high half is -1: data, of which `readPair` makes code. Dates are as `dateNumber` gives them, days before digits. */
export type HalvesTest =
  | { asks: 'few-bits-missing'; most: number }
  | { asks: 'days-within'; days: number }
  | { asks: 'day-month-swapped' }
  | { asks: 'same-year'; unknownDay: boolean }
  | { asks: 'one-digit-apart' };
