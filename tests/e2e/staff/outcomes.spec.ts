import { expect, test } from '../../support/app.ts';
import { close, openReport, stateOnDesk, unfold, type Closing } from '../../support/report-page.ts';
import { at, sendReport } from '../../support/residents.ts';

/** What each outcome asks for, how it is refused without, and what the public page then says. */
const OUTCOMES: { closing: Closing; refusal: string | null; says: string[] }[] = [
  {
    closing: { outcome: 'Erledigt', finding: 'Vor Ort entfernt' },
    refusal: '„Erledigt“ braucht ein Foto als Beleg oder einen Befund.',
    says: ['Erledigt am 23. November', 'Vor Ort entfernt']
  },
  {
    closing: { outcome: 'Vor Ort nicht gefunden', answer: 'Wir haben den Gehweg abgesucht.' },
    refusal: null,
    says: ['Vor Ort nicht gefunden am 23. November', 'Wir haben den Gehweg abgesucht.']
  },
  {
    closing: { outcome: 'Nicht zuständig', organisation: 'BOGESTRA (bekommt eine E-Mail)' },
    refusal: 'Bitte wählen Sie, wer zuständig ist.',
    says: ['Nicht zuständig am 23. November', 'Zuständig ist: BOGESTRA.']
  },
  {
    closing: { outcome: 'Nicht umsetzbar', answer: 'Der Baum steht unter Schutz.' },
    refusal: null,
    says: ['Nicht umsetzbar am 23. November', 'Der Baum steht unter Schutz.']
  }
];

for (const [index, { closing, refusal, says }] of OUTCOMES.entries()) {
  test(`"${closing.outcome}" asks for its ground and says it in public`, async ({ server, signedIn, visit }) => {
    const { reference } = await sendReport(server.url, { category: 'damage', location: at(51.4871 + index * 0.002, 7.2301) });
    const { page: desk, watched } = await signedIn('mitte');
    await openReport(desk, reference);
    if (refusal) {
      watched.expect(/422/);
      await close(desk, { outcome: closing.outcome });
      await expect(desk.getByRole('alert')).toHaveText(refusal);
      await openReport(desk, reference);
    } else {
      const form = await unfold(desk, 'Schließen');
      await form.getByRole('radio', { name: closing.outcome, exact: true }).check();
      await expect(form.getByLabel('Begründung, wird veröffentlicht')).toHaveAttribute('required');
      await desk.reload();
    }
    await close(desk, closing);
    await expect(stateOnDesk(desk)).toContainText(closing.outcome);
    const { page: neighbour } = await visit();
    await neighbour.goto(`/bochum/meldung/${reference}`);
    for (const words of says) await expect(neighbour.getByText(words).first()).toBeVisible();
  });
}

test('"Ergebnis unbekannt" is only for what was forwarded, and names who did not answer', async ({ server, signedIn, visit }) => {
  const { reference } = await sendReport(server.url, { location: at(51.4952, 7.2309) });
  const { page: desk } = await signedIn('mitte');
  await openReport(desk, reference);
  await expect(desk.getByRole('radio', { name: 'Ergebnis unbekannt', includeHidden: true })).toHaveCount(0);
  const forwarding = await unfold(desk, 'Weitergeben');
  await expect(forwarding.getByRole('radio', { name: 'USB Bochum' })).toBeChecked();
  await forwarding.getByRole('button').click();
  await expect(stateOnDesk(desk)).toContainText('Weitergegeben an USB Bochum');
  await close(desk, { outcome: 'Ergebnis unbekannt' });
  await expect(stateOnDesk(desk)).toContainText('Ergebnis unbekannt');
  const { page: neighbour } = await visit();
  await neighbour.goto(`/bochum/meldung/${reference}`);
  await expect(neighbour.getByText('Ergebnis unbekannt am 23. November').first()).toBeVisible();
});

test('what was not accepted leaves the public view, and comes back when it is opened again', async ({ server, signedIn, visit }) => {
  const { reference } = await sendReport(server.url, { location: at(51.4972, 7.2312) });
  const { page: desk, watched } = await signedIn('mitte');
  const neighbour = await visit();
  neighbour.watched.expect(/404/);
  watched.expect(/422/);
  const status = async () => (await neighbour.page.goto(`/bochum/meldung/${reference}`))?.status();
  expect(await status()).toBe(200);
  await openReport(desk, reference);
  await close(desk, { outcome: 'Nicht angenommen' });
  await expect(desk.getByRole('alert')).toHaveText('Bitte wählen Sie die Regel, die verletzt ist.');
  await openReport(desk, reference);
  await close(desk, { outcome: 'Nicht angenommen', rule: 'Testmeldung' });
  await expect(stateOnDesk(desk)).toContainText('Nicht angenommen');
  await expect(desk.getByText('Noch ist nichts öffentlich.')).toBeVisible();
  expect(await status()).toBe(404);
  await desk.getByRole('button', { name: 'Wieder öffnen' }).click();
  await expect(stateOnDesk(desk)).toContainText('In Bearbeitung');
  expect(await status()).toBe(200);
});

test('what its reporter withdrew leaves the public view for good', async ({ page, server, signedIn, visit }) => {
  const { reference, secret } = await sendReport(server.url, { location: at(51.4992, 7.2315) });
  await page.goto(`/m/${reference}#${secret}`);
  await page.getByLabel('Ja, ich möchte diese Meldung zurückziehen.').check();
  await page.getByRole('button', { name: 'Meldung zurückziehen' }).click();
  const neighbour = await visit();
  neighbour.watched.expect(/404/);
  await expect(async () => expect((await neighbour.page.goto(`/bochum/meldung/${reference}`))?.status()).toBe(404)).toPass();
  const { page: desk } = await signedIn('mitte');
  await openReport(desk, reference);
  await expect(stateOnDesk(desk)).toContainText('Zurückgezogen');
  await expect(desk.getByRole('button', { name: 'Wieder öffnen' })).toHaveCount(0);
});

test('a counted report is closed like any other and stays out of public', async ({ server, signedIn, visit }) => {
  const { reference } = await sendReport(server.url, { category: 'unsafe_place', location: at(51.5012, 7.2318) });
  const { page: desk } = await signedIn('mitte');
  await openReport(desk, reference);
  await expect(desk.getByText('Wird nur gezählt', { exact: true })).toBeVisible();
  await close(desk, { outcome: 'Erledigt', finding: 'Vor Ort repariert' });
  await expect(stateOnDesk(desk)).toContainText('Erledigt');
  const neighbour = await visit();
  neighbour.watched.expect(/404/);
  expect((await neighbour.page.goto(`/bochum/meldung/${reference}`))?.status()).toBe(404);
});
