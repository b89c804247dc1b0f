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

export type SitePlace = 'report' | 'map' | 'numbers' | 'follow' | null;
