/** What an answer says, before it is written as XML or JSON. */
export type Value = null | string | number | boolean | readonly Value[] | { readonly [name: string]: Value };

/** GeoReport names each entry of a list in XML; JSON needs no names. */
const ENTRY: Readonly<Partial<Record<string, string>>> = {
  endpoints: 'endpoint',
  formats: 'format',
  services: 'service',
  groups: 'group',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  service_request_updates: 'request_update',
  media_urls: 'media_url',
  notes: 'note',
  errors: 'error'
};

/** What XML 1.0 cannot say, not even escaped. */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** An XML document in UTF-8. Nothing and an empty list are empty elements; text keeps every character that XML knows. */
export function toXml(root: string, value: Value): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}\n`;
}

function element(name: string, value: Value): string {
  return `<${name}>${contentOf(name, value)}</${name}>`;
}

function contentOf(name: string, value: Value): string {
  if (value === null) return '';
  if (isList(value)) return value.map((entry) => element(ENTRY[name] ?? 'item', entry)).join('');
  if (typeof value !== 'object') return escaped(String(value));
  return Object.entries(value)
    .map(([child, inner]) => element(child, inner))
    .join('');
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** A carriage return would be read back as a line end, so it is written as a number. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_IN_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
    .replaceAll('\r', '&#13;');
}
