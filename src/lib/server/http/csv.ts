import { revalidated } from './revalidated.ts';

const RISKY_START = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;
/** So that spreadsheets read umlauts. */
const BYTE_ORDER_MARK = '\uFEFF';

export type CsvValue = string | number | null;

/**
 * A table as CSV by RFC 4180 with a heading. Text that a spreadsheet would run as a formula gets an apostrophe in front
 * (OWASP, CSV injection); a number stays a number, and what is not told is empty.
 */
export function csvTable(heading: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return csvHeading(heading) + rows.map(csvRow).join('');
}

/** The first line of a table that is sent piece by piece. */
export function csvHeading(heading: readonly string[]): string {
  return BYTE_ORDER_MARK + csvRow(heading);
}

/** One line of a table, with its end. */
export function csvRow(row: readonly CsvValue[]): string {
  return `${row.map(csvField).join(',')}\r\n`;
}

function csvField(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = RISKY_START.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table as a file to save. */
export function csvResponse(name: string, table: string, request: Request): Response {
  return revalidated(table, csvHeaders(name), request.headers.get('if-none-match'));
}

/** What a file of that name says about itself. */
export function csvHeaders(name: string): Record<string, string> {
  return { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}.csv"` };
}
