/** Where a page of a list ended: the sorted value and the id of its last row. */
export type Cursor = { at: number; id: string };

export function encodeCursor({ at, id }: Cursor): string {
  return Buffer.from(`${at}.${id}`).toString('base64url');
}

/** Null for the first page and for anything that was not made here, as it comes from a URL. */
export function decodeCursor(encoded: string | null): Cursor | null {
  if (encoded === null) return null;
  const [, at, id] = /^(\d{1,16})\.(.+)$/s.exec(Buffer.from(encoded, 'base64url').toString()) ?? [];
  return at === undefined || id === undefined ? null : { at: Number(at), id };
}
