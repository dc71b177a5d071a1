import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'clean', order: 2, path: '/discrepancies', words, action: 'discrepancy.read' };
