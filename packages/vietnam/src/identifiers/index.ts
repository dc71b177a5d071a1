export { type AgencyCode, parseAgencyCode } from './agency-code.ts';
export { parseCertificateSerial } from './certificate-serial.ts';
export { parseWrittenDate, type WrittenDate } from './date.ts';
export { type DossierCode, parseDossierCode } from './dossier-code.ts';
export { type ParcelKey, parcelKeyText, parseParcelKey } from './parcel-key.ts';
export type { Parsed, Problem } from './parsed.ts';
export { type PersonalId, parsePersonalId } from './personal-id.ts';
export { type Phone, parsePhone } from './phone.ts';
export { parseTaxCode, type TaxCode } from './tax-code.ts';
