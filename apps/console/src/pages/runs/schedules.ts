/** When a survey may run by itself, in Viet Nam's time; the register takes any schedule of five fields. */
export const schedules = [
  { cron: null, word: 'never' },
  { cron: '0 2 * * *', word: 'daily' },
  { cron: '0 2 * * 1', word: 'weekly' },
  { cron: '0 2 1 * *', word: 'monthly' },
] as const;
