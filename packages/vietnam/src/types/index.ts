import type { SemanticType } from '@sogoc/profile';
import { address } from './address.ts';
import { administrativeLevel } from './administrative-level.ts';
import { agencyCode } from './agency-code.ts';
import { birthDate } from './birth-date.ts';
import { certificateSerial } from './certificate-serial.ts';
import { communeCode } from './commune-code.ts';
import { communeName } from './commune-name.ts';
import { date } from './date.ts';
import { districtCode, districtName } from './district.ts';
import { documentNumber } from './document-number.ts';
import { dossierCode } from './dossier-code.ts';
import { email } from './email.ts';
import { healthInsuranceCard } from './health-insurance-card.ts';
import { oldIdCard } from './old-id-card.ts';
import { organisationName } from './organisation-name.ts';
import { parcelKey } from './parcel-key.ts';
import { personName } from './person-name.ts';
import { personalId } from './personal-id.ts';
import { phone } from './phone.ts';
import { procedureCode } from './procedure-code.ts';
import { provinceCode } from './province-code.ts';
import { provinceName } from './province-name.ts';
import { sex, sexCode } from './sex.ts';
import { socialInsuranceNumber } from './social-insurance-number.ts';
import { taxCode } from './tax-code.ts';
import { vehiclePlate } from './vehicle-plate.ts';

/** All semantic types of the pack, most specific first: of two that fit equally well, the earlier is meant. */
export const semanticTypes: readonly SemanticType[] = [
  personalId,
  taxCode,
  socialInsuranceNumber,
  oldIdCard,
  healthInsuranceCard,
  dossierCode,
  procedureCode,
  agencyCode,
  parcelKey,
  certificateSerial,
  vehiclePlate,
  documentNumber,
  email,
  birthDate,
  date,
  phone,
  communeCode,
  districtCode,
  provinceCode,
  administrativeLevel,
  sex,
  sexCode,
  provinceName,
  communeName,
  districtName,
  organisationName,
  personName,
  address,
];
