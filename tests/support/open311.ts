import { parseXml, type Element } from './xml.ts';

/** An entry of a list as XML or JSON tells of it. */
export type Entry = Record<string, unknown>;

/** The entries below the root of a list in XML; every value is text. */
export function entriesOf(xml: string): Entry[] {
  return parseXml(xml).children.map(({ children }) => recordOf(children));
}

function recordOf(elements: readonly Element[]): Entry {
  return Object.fromEntries(elements.map(({ name, text, children }) => [name, children.length > 0 ? recordOf(children) : text]));
}

/** A client of the Open311 interface that speaks HTTP only. */
export function open311Client(url: string) {
  const base = `${url}/open311`;
  return {
    get: (path: string, headers: Record<string, string> = {}) => fetch(`${base}/${path}`, { headers }),
    json: async (path: string) => (await (await fetch(`${base}/${path}`)).json()) as Entry[],
    xml: async (path: string) => entriesOf(await (await fetch(`${base}/${path}`)).text()),
    /** Neither origin nor cookie, as a server sends it; a form, or several parts where there are files. */
    post: (path: string, fields: Record<string, string> | FormData, headers: Record<string, string> = {}) =>
      fetch(`${base}/${path}`, { method: 'POST', headers, body: fields instanceof FormData ? fields : new URLSearchParams(fields) })
  };
}
