export type { Attribute, ColumnRef, Evidence, Holder, Origins, Role } from './origins.ts';
