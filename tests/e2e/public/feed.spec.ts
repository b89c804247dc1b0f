import { expect, test } from '../../support/app.ts';
import { deskClient, versionOf } from '../../support/desk.ts';
import { at, sendReport } from '../../support/residents.ts';

const HERE = { lat: 51.4787, lon: 7.2229 };

test('a feed follows a category and a circle, and says nothing that is not public', async ({ server, page }) => {
  const near = await sendReport(server.url, { category: 'graffiti', subKind: 'sticker', location: at(HERE.lat, HERE.lon) });
  const other = await sendReport(server.url, { category: 'damage', location: at(HERE.lat, HERE.lon) });
  const far = await sendReport(server.url, { category: 'graffiti', subKind: 'sticker', location: at(51.518, 7.277) });
  const unsafe = await sendReport(server.url, { category: 'unsafe_place', location: at(HERE.lat, HERE.lon) });
  const hidden = await sendReport(server.url, { category: 'graffiti', subKind: 'sticker', location: at(HERE.lat, HERE.lon), text: 'GeheimerText' });
  const team = await deskClient(server.url, 'mitte');
  const hide = await team.post(`/dienst/meldung/${hidden.reference}?/hide`, { version: String(versionOf(server, hidden.reference)), grund: 'shows_somebody' });
  expect(hide.kind, hide.said).toBe('redirect');

  const address = `${server.url}/bochum/karte/meldungen.atom?kategorie=graffiti&umkreis=${HERE.lat},${HERE.lon},200`;
  const response = await fetch(address);
  expect(response.headers.get('content-type')).toContain('application/atom+xml');
  const feed = await response.text();
  expect(feed, 'the title names what is followed').toMatch(/<title>Meldungen in Bochum – Graffiti und Aufkleber, 200 Meter um [^<]+<\/title>/);
  expect(feed).toContain(`${server.url}/bochum/meldung/${near.reference}`);
  for (const absent of [other.reference, far.reference, unsafe.reference, hidden.reference, 'GeheimerText', 'unsicher']) expect(feed).not.toContain(absent);
  const again = await fetch(address, { headers: { 'if-none-match': response.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  expect((await fetch(`${server.url}/bochum/karte/meldungen.atom?umkreis=hier`)).status).toBe(400);

  await page.goto('/en/bochum/karte?kategorie=graffiti');
  const link = await page.getByRole('link', { name: 'Follow with a feed reader (Atom)' }).getAttribute('href');
  expect(link).toBe('/en/bochum/karte/meldungen.atom?kategorie=graffiti');
  const english = await (await fetch(`${server.url}${String(link)}`)).text();
  expect(english).toContain('xml:lang="en"');
  expect(english).toContain(`/en/bochum/meldung/${far.reference}`);
});
