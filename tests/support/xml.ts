import { SaxesParser } from 'saxes';

/** An element of a document: its name, the text in it and the elements in it. */
export type Element = { name: string; text: string; children: Element[] };

/** Reads a document strictly: throws on whatever XML 1.0 does not allow. */
export function parseXml(xml: string): Element {
  const root: Element = { name: '', text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser({});
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    const element: Element = { name, text: '', children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  const [document] = root.children;
  if (!document) throw new Error('The document is empty.');
  return document;
}
