/** One report of a feed, in words. */
export type FeedEntry = { link: string; title: string; summary: string; published: number; updated: number };

export type Feed = { link: string; self: string; title: string; author: string; language: string; entries: readonly FeedEntry[] };

/** An Atom feed (RFC 4287). An entry is known by the address of its page; a feed without entries was last changed at the beginning of time. */
export function atomFeed({ link, self, title, author, language, entries }: Feed): string {
  const updated = Math.max(0, ...entries.map((entry) => entry.updated));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(language)}">`,
    `<id>${escaped(self)}</id>`,
    `<title>${escaped(title)}</title>`,
    `<updated>${isoOf(updated)}</updated>`,
    `<author><name>${escaped(author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(link)}"/>`,
    ...entries.map(entryOf),
    '</feed>',
    ''
  ].join('\n');
}

function entryOf({ link, title, summary, published, updated }: FeedEntry): string {
  const address = escaped(link);
  return [
    '<entry>',
    `<id>${address}</id>`,
    `<title>${escaped(title)}</title>`,
    `<link rel="alternate" type="text/html" href="${address}"/>`,
    `<published>${isoOf(published)}</published>`,
    `<updated>${isoOf(updated)}</updated>`,
    `<summary>${escaped(summary)}</summary>`,
    '</entry>'
  ].join('\n');
}

const isoOf = (at: number): string => new Date(at).toISOString();

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
