/** What becomes of a letter or a call, what needs somebody first. */
export const deliveryStates = ['uncertain', 'failed', 'queued', 'claimed', 'handing', 'sent', 'cancelled'] as const;
