import { languageFacts, type Language } from '#lib/domain/language.ts';

/** One piece of a letter; text and HTML are both made of it, so that they say the same. */
export type Block =
  | { kind: 'paragraph' | 'heading' | 'small'; text: string }
  /** Words of the city's staff, in German whatever the letter's language. */
  | { kind: 'quote'; text: string }
  | { kind: 'button'; text: string; href: string }
  | { kind: 'link'; text: string; href: string };

/** What a letter looks like; the same blue as the pages. */
const STYLE = {
  body: 'margin:0;padding:24px 12px;background:#f4f6f8;color:#14212e;font:16px/1.5 Verdana,Arial,sans-serif',
  page: 'max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #d5dde3;border-radius:8px',
  paragraph: 'margin:0 0 16px;white-space:pre-line',
  heading: 'margin:24px 0 4px;font-size:18px;line-height:1.35',
  small: 'margin:16px 0 0;font-size:14px;color:#4b5c6b;white-space:pre-line',
  quote: 'margin:0 0 16px;padding:0 16px;border-inline-start:4px solid #0b4f82;white-space:pre-line',
  button: 'display:inline-block;padding:12px 20px;background:#0b4f82;color:#ffffff;text-decoration:none;border-radius:6px;font-weight:bold',
  link: 'color:#0b4f82'
} as const;

/** The letter as plain text: links stand on lines of their own, so that every mail program finds them. */
export function plainText(blocks: readonly Block[]): string {
  return `${blocks.map(textOf).join('\n\n')}\n`;
}

/** The letter as HTML, without pictures and without anything that is loaded from elsewhere. */
export function html(subject: string, blocks: readonly Block[], language: Language): string {
  const { dir, intl } = languageFacts(language);
  const title = escaped(subject);
  return [
    `<!doctype html><html lang="${intl.split('-')[0]}" dir="${dir}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title></head>`,
    `<body style="${STYLE.body}"><div style="${STYLE.page}">`,
    ...blocks.map(htmlOf),
    '</div></body></html>'
  ].join('\n');
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'quote':
      return block.text.replace(/^/gm, '> ');
    case 'button':
    case 'link':
      return `${block.text}\n${block.href}`;
    case 'paragraph':
    case 'heading':
    case 'small':
      return block.text;
  }
}

function htmlOf(block: Block): string {
  const text = escaped(block.text);
  switch (block.kind) {
    case 'quote':
      return `<blockquote lang="de" dir="auto" style="${STYLE.quote}">${text}</blockquote>`;
    case 'button':
      return `<p style="${STYLE.paragraph}"><a href="${escaped(block.href)}" style="${STYLE.button}">${text}</a></p>`;
    case 'link':
      return `<p style="${STYLE.small}"><a href="${escaped(block.href)}" style="${STYLE.link}">${text}</a></p>`;
    case 'heading':
      return `<h2 style="${STYLE.heading}">${text}</h2>`;
    case 'paragraph':
    case 'small':
      return `<p style="${STYLE[block.kind]}">${text}</p>`;
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
