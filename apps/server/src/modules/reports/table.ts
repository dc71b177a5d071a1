import type { Generated } from 'kysely';
import type { Stamp } from '../../database/tables.ts';
import type { Json } from '../databases/table.ts';
import type { ReportDocument } from './document/model.ts';
import type { Figures } from './figures/look.ts';
import type { TemplateContent } from './templates/content.ts';

interface Placed {
  agency_id: string;
  agency: string;
  territory: string;
}

export interface ReportTemplateTable extends Placed {
  id: string;
}

export interface ReportTemplateVersionTable {
  template_id: string;
  number: number;
  content: Json<TemplateContent>;
  created_by: Generated<string | null>;
  created_at: Stamp;
}

export type Format = 'docx' | 'pdf' | 'xlsx';
export interface FileFacts {
  format: Format;
  bytes: number;
  sha256: string;
}

export interface ReportTable extends Placed {
  id: Generated<string>;
  template_id: string;
  template_version: number;
  kind: 'weekly' | 'monthly';
  language: 'vi' | 'en' | 'id';
  title: string;
  as_of: string;
  period_from: string;
  period_to: string;
  figures_at: Stamp;
  made_at: Stamp;
  made_by: Generated<string | null>;
  figures: Json<Figures>;
  document: Json<ReportDocument>;
  files: Json<FileFacts[]>;
}

export interface ReportFileTable {
  report_id: string;
  format: Format;
  part: number;
  bytes: Uint8Array;
}
