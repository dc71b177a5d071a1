import { z } from 'zod';

export const DatabaseKey = z.string().min(1).max(64);
export const Stage = z.enum(['deploying', 'formed']);
export const Score = z.number().min(0).max(100);
