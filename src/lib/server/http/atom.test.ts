import { expect, test } from 'vitest';
import { atomFeed } from './atom.ts';

const frame = { link: 'https://melden.example/bochum/karte?a=1&b=2', self: 'https://melden.example/feed', title: 'Meldungen', author: 'Stadt', language: 'de' };

test('a feed says when it last changed, and words stay words', () => {
  const entry = { link: 'https://melden.example/1', title: 'Sofa <b>&', summary: 'Erledigt "heute"', published: 1000, updated: 2000 };
  const feed = atomFeed({ ...frame, entries: [entry, { ...entry, link: 'https://melden.example/2', updated: 5000 }] });
  expect(feed).toContain('<updated>1970-01-01T00:00:05.000Z</updated>');
  expect(feed).toContain('<title>Sofa &lt;b&gt;&amp;</title>');
  expect(feed).toContain('<summary>Erledigt &quot;heute&quot;</summary>');
  expect(feed).toContain('href="https://melden.example/bochum/karte?a=1&amp;b=2"');
  expect(feed.match(/<entry>/g)).toHaveLength(2);
});

test('a feed without entries is a feed', () => {
  expect(atomFeed({ ...frame, entries: [] })).toContain('<updated>1970-01-01T00:00:00.000Z</updated>');
});
