import { expect, test } from '../../support/app.ts';
import { openReport, undoOf } from '../../support/report-page.ts';
import { DISTRICT_POINTS } from '../../support/reporting.ts';
import { at, sendReport } from '../../support/residents.ts';

/** Reports of two district teams. */
async function pair(url: string) {
  const place = (team: string) => {
    const found = DISTRICT_POINTS.find((point) => point.team === team);
    if (!found) throw new Error(`no point in ${team}`);
    return at(found.lat, found.lon);
  };
  const [nord, mitte] = [await sendReport(url, { location: place('nord') }), await sendReport(url, { location: place('mitte') })];
  expect([nord.team, mitte.team]).toEqual(['kod-nord', 'kod-mitte']);
  return { nord, mitte };
}

test('a member asks to merge reports of two teams without a script, the lead agrees, and takes it back', async ({ server, signedIn }) => {
  const { nord, mitte } = await pair(server.url);
  const { page: member } = await signedIn('nord', { javaScriptEnabled: false });
  await member.goto(`/dienst/meldung/${nord.reference}/zusammenfuehren/${mitte.reference}`);
  await expect(member.getByText('Die Meldungen gehören zwei Teams. Eine Leitung entscheidet.')).toBeVisible();
  await member.getByRole('radio', { name: mitte.reference }).check();
  await member.getByRole('button', { name: 'Leitung fragen' }).click();
  await member.goto(`/dienst/meldung/${nord.reference}`);
  await expect(member.getByText('Petra Nowak fragt:')).toContainText(mitte.reference);
  await expect(member.getByRole('button', { name: 'Anfrage zurücknehmen' })).toBeVisible();

  const { page: lead } = await signedIn('leitung');
  await lead.goto('/dienst?liste=requests');
  await expect(lead.getByRole('link', { name: new RegExp(mitte.reference) })).toBeVisible();
  await openReport(lead, mitte.reference);
  await expect(lead.locator('.alert', { hasText: 'Petra Nowak fragt:' })).toContainText(nord.reference);
  await lead.locator('.alert').getByRole('button', { name: 'Zusammenführen' }).click();
  await expect(lead.getByRole('heading', { name: 'Angeschlossene Meldungen (1)' })).toBeVisible();
  await expect(lead.locator('.steps')).toContainText(`Zusammenführen mit ${nord.reference} angefragt`);
  await lead.getByRole('button', { name: `Trennen ${nord.reference}` }).click();
  await expect(lead.getByRole('heading', { name: /Angeschlossene Meldungen/ })).toHaveCount(0);
});

test('a wrong suggestion is told apart, stays away, and can come back', async ({ server, signedIn }) => {
  const place = at(51.5229, 7.2801);
  const sofa = { category: 'waste', subKind: 'bulky_waste', phrases: ['sofa'], location: place };
  const first = await sendReport(server.url, sofa);
  const second = await sendReport(server.url, sofa);
  const { page: desk } = await signedIn('nord');
  await openReport(desk, second.reference);
  const suggestion = desk.locator('#zusammenfuehren article', { hasText: first.reference });
  await suggestion.getByRole('button', { name: `Nicht dasselbe ${first.reference}` }).click();
  await expect(desk.getByRole('status')).toContainText('Gespeichert.');
  await expect(suggestion).toHaveCount(0);
  await openReport(desk, second.reference);
  await expect(suggestion).toHaveCount(0);
  await undoOf(desk, `Nicht dasselbe wie ${first.reference}`).click();
  await expect(suggestion).toHaveCount(1);
});
