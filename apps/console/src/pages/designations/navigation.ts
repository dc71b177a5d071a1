import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'origin', order: 2, path: '/designations', words, action: 'designation.read' };
