import type { City } from '#lib/domain/city/city.ts';
import type { Language } from '#lib/domain/language.ts';

/** What the frame of every public page needs to know of the city. */
export type Site = Pick<City, 'id' | 'name' | 'fullName' | 'demo'> & {
  languages: readonly Language[];
  helpline: {
    number: string;
    open: boolean;
    /** "8 bis 18" */
    hours: string;
  };
};

/** What is going on in the city, above every page; `until` by the real clock, for pages that a device kept. */
export type Notice = { label: string; lines: { title: string; sentence: string | null }[]; advice: string; danger: string; call: string; until: number };

export type SitePlace = 'report' | 'map' | 'numbers' | 'follow' | null;
