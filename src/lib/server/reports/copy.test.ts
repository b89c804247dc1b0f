import { expect, it } from 'vitest';
import { reportLife, secretOf, sent } from '../../../../tests/support/report-life.ts';

it('the copy holds what the reporter said and what became of it, and nothing that staff keep among themselves', async () => {
  const { reports, hire } = reportLife();
  const { reference } = await sent(reports, { text: 'Mein Text' });
  const staff = await hire('dispatcher');
  await reports.act(staff, reference, 1, { type: 'accept' });
  await reports.act(staff, reference, 2, { type: 'note', text: 'Interne Notiz' });
  const copy = await reports.copy(reference.toLowerCase(), secretOf('anna'));
  expect(copy).toMatchObject({
    report: { reference, category: 'waste', state: 'in_progress' },
    texts: [{ kind: 'description', body: 'Mein Text' }],
    history: [
      { type: 'received', by: 'reporter' },
      { type: 'accepted', by: 'staff' }
    ],
    photos: [],
    hasPin: false
  });
  const said = JSON.stringify(copy);
  for (const hidden of ['Interne Notiz', staff.id]) expect(said).not.toContain(hidden);
  for (const secret of [null, '', secretOf('bert')]) expect(await reports.copy(reference, secret)).toBeNull();
});
