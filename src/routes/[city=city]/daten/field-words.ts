import type { RECORD_FIELDS } from '#lib/domain/open-data/record.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** What each field of the table means. */
export const FIELD_WORDS = {
  nummer: m.data_field_nummer,
  kategorie: m.data_field_kategorie,
  art: m.data_field_art,
  bausteine: m.data_field_bausteine,
  strasse: m.data_field_strasse,
  quartier: m.data_field_quartier,
  bezirk: m.data_field_bezirk,
  breite: m.data_field_breite,
  laenge: m.data_field_laenge,
  stand: m.data_field_stand,
  ergebnis: m.data_field_ergebnis,
  weitergegeben_an: m.data_field_weitergegeben_an,
  team: m.data_field_team,
  eingang: m.data_field_eingang,
  abschluss: m.data_field_abschluss,
  auch_gesehen: m.data_field_auch_gesehen,
  adresse: m.data_field_adresse
} satisfies Record<(typeof RECORD_FIELDS)[number], () => string>;
