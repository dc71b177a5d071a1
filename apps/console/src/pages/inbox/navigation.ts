import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from '../rhythm/words.ts';

export const navigation: NavigationEntry = { verb: 'steer', order: 5, path: '/rhythm', words, action: 'self.read' };
