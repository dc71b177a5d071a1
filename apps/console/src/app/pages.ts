import { navigation as agencies } from '../pages/agencies/navigation.ts';
import { navigation as databases } from '../pages/databases/navigation.ts';
import type { NavigationEntry } from './navigation.ts';

/** The pages of the rail. */
export const entries: readonly NavigationEntry[] = [databases, agencies];
