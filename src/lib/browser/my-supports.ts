const KEY = 'reviermelder.my-supports';

/**
 * The id under which this device said "Auch gesehen" for one report: the same each time, so that it counts once, and
 * another one for every report, so that nobody can tell what one device has seen.
 */
export function supporterIdFor(reference: string): string {
  const known = stored();
  const id = known[reference] ?? crypto.randomUUID();
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...known, [reference]: id }));
  } catch {
    // Without storage a second tap may count twice; refusing the first would be worse.
  }
  return id;
}

function stored(): Record<string, string> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
  } catch {
    return {};
  }
}
