/** A report sent from this device, so that its reporter finds it again. The secret opens it again after the cookie is gone. */
export type MyReport = {
  /** Id under which the device sent it; an earlier one when that version had already arrived. */
  id?: string;
  replaces?: string | null;
  cityId: string;
  reference: string;
  category: string;
  categoryWord?: string;
  sentAt: number;
  secret: string;
  /** Why no news will come, in the word of the own page, until it was told there. */
  newsRefused?: string;
};

const KEY = 'reviermelder.my-reports';

/** Reports sent from this device, newest first; empty where the browser keeps nothing. */
export function myReports(): MyReport[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isMyReport) : [];
  } catch {
    // Private mode may refuse storage or hold something unreadable; the list is a convenience, the link is the truth.
    return [];
  }
}

/** Remembers a sent report; false where the browser keeps nothing. */
export function rememberReport(report: MyReport): boolean {
  const others = myReports().filter(({ reference }) => reference !== report.reference);
  return store([report, ...others]);
}

/** The page of the report has told why no news will come. */
export function newsRefusalTold(reference: string): void {
  store(myReports().map((report) => (report.reference === reference ? { ...report, newsRefused: '' } : report)));
}

/** Forgets everything this device knows of its reports. */
export function forgetReports(): boolean {
  return store([]);
}

function store(reports: readonly MyReport[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(reports));
    return true;
  } catch {
    return false;
  }
}

function isMyReport(value: unknown): value is MyReport {
  return (
    typeof value === 'object' &&
    value !== null &&
    'reference' in value &&
    typeof value.reference === 'string' &&
    'cityId' in value &&
    typeof value.cityId === 'string'
  );
}
