import { expect, test } from '../../support/app.ts';
import { rowsOf } from '../../support/desk.ts';
import { close, openReport, stateOnDesk, unfold } from '../../support/report-page.ts';
import { at, sendReport } from '../../support/residents.ts';

test('the second of two sees what the first did, keeps what was typed, and nothing is overwritten', async ({ server, signedIn }) => {
  const { reference } = await sendReport(server.url, { location: at(51.4823, 7.2151) });
  const [{ page: aylin }, mark] = [await signedIn('mitte'), await signedIn('mitte2')];
  mark.watched.expect(/409/);
  await openReport(aylin, reference);
  await openReport(mark.page, reference);
  await aylin.getByRole('button', { name: 'Annehmen' }).click();
  await expect(stateOnDesk(aylin)).toContainText(/In Bearbeitung/);

  await close(mark.page, { outcome: 'Nicht umsetzbar', answer: 'Der Weg gehört niemandem.' });
  const alert = mark.page.getByRole('alert');
  await expect(alert).toContainText('Jemand hat diese Meldung inzwischen geändert.');
  await expect(alert).toContainText('Zuletzt: Angenommen, Aylin Kaya');
  await expect(alert).toBeFocused();
  await expect(stateOnDesk(mark.page)).toContainText(/In Bearbeitung/);
  await expect(mark.page.getByRole('radio', { name: 'Nicht umsetzbar' })).toBeChecked();
  await expect(mark.page.getByLabel('Begründung, wird veröffentlicht')).toHaveValue('Der Weg gehört niemandem.');
  expect(rowsOf(server, 'select state, outcome from report where reference = ?', reference)).toMatchObject([{ state: 'in_progress', outcome: null }]);

  await mark.page.getByRole('button', { name: 'Meldung schließen' }).click();
  await expect(stateOnDesk(mark.page)).toContainText(/Nicht umsetzbar/);
});

test('an answer, a note, a date and an organisation survive the other person, too', async ({ server, signedIn }) => {
  test.slow();
  const { reference } = await sendReport(server.url, { location: at(51.4811, 7.2189) });
  const [{ page: aylin }, mark] = [await signedIn('mitte'), await signedIn('mitte2')];
  mark.watched.expect(/409/);
  const meanwhile = async (what: string) => {
    await openReport(mark.page, reference);
    await openReport(aylin, reference);
    await aylin.getByLabel('Notiz im Team').fill(what);
    await aylin.getByRole('button', { name: 'Notiz speichern' }).click();
    await expect(aylin.getByText(what)).toBeVisible();
  };
  const refused = () => expect(mark.page.getByRole('alert')).toBeFocused();

  await meanwhile('Erste Notiz');
  await mark.page.getByLabel('Antwort an alle').fill('Wir kommen am Freitag.');
  await mark.page.getByRole('button', { name: 'Antwort veröffentlichen' }).click();
  await refused();
  await expect(mark.page.getByLabel('Antwort an alle')).toHaveValue('Wir kommen am Freitag.');
  await expect(mark.page.getByLabel('Notiz im Team')).toHaveValue('');

  await meanwhile('Zweite Notiz');
  const waiting = await unfold(mark.page, 'Zurückstellen');
  await waiting.getByRole('radio', { name: 'Ein Ersatzteil ist bestellt' }).check();
  await waiting.getByLabel('Wartet bis').fill('2026-12-18');
  await waiting.getByRole('button').click();
  await refused();
  await expect(mark.page.getByRole('radio', { name: 'Ein Ersatzteil ist bestellt' })).toBeChecked();
  await expect(mark.page.getByLabel('Wartet bis')).toHaveValue('2026-12-18');

  await meanwhile('Dritte Notiz');
  const forwarding = await unfold(mark.page, 'Weitergeben');
  await forwarding.getByRole('radio', { name: 'Tiefbauamt' }).check();
  await forwarding.getByRole('button').click();
  await refused();
  await expect(mark.page.getByRole('radio', { name: 'Tiefbauamt' })).toBeChecked();
  await mark.page.getByRole('button', { name: 'Meldung weitergeben' }).click();
  await expect(stateOnDesk(mark.page)).toContainText('Weitergegeben an Tiefbauamt');
});
