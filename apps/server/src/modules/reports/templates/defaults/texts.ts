/** The words of the default templates in a language. */
export interface TemplateTexts {
  name: { weekly: string; monthly: string };
  title: string;
  subject: { weekly: string; monthly: string };
  opening: string;
  tasks: { heading: string; summary: string; overdue: string; byProgramme: string; byAgency: string };
  obstacles: { heading: string; summary: string; left: string; none: string };
  databases: { heading: string; stages: string; criteria: string; worse: string; none: string };
  cases: { heading: string; summary: string; units: string; none: string };
  keyFigures: { heading: string; summary: string; none: string };
  readiness: { heading: string; summary: string; gaps: string; none: string };
  proposals: { heading: string };
  closing: string;
  signature: { authority: string; title: string };
  recipients: string[];
}
