/** Rows of a comma-separated table as arrays of cells (RFC 4180: quotes, doubled quotes, line breaks within quotes). */
export function parseCsv(text: string): string[][] {
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  const rows: string[][] = [];
  let row: string[] = [];
  while (cells.lastIndex < text.length) {
    const found = cells.exec(text);
    if (!found) break;
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === ',' && cells.lastIndex < text.length) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
