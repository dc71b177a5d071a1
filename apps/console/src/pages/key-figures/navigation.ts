import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'steer', order: 4, path: '/key-figures', words, action: 'key-figure.read' };
