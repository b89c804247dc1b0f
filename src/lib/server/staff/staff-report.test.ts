import { describe, expect, test } from 'vitest';
import type { Staff } from '#lib/domain/staff/staff.ts';
import { WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { aNewReport, aText } from '../../../../tests/support/new-report.ts';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { tinyGroupOf } from '../../../../tests/support/tiny-city.ts';
import { createReportPages } from '../public-map/report-page.ts';
import { createDeliveryStore } from '../sqlite/delivery-store.ts';
import { createPartnerStore } from '../sqlite/partner-store.ts';
import { createPhotoStore } from '../sqlite/photo-store.ts';
import { createReportStore } from '../sqlite/report-store.ts';
import { createStaffStore } from '../sqlite/staff-store.ts';
import { createStaffReportQuery } from './staff-report.ts';

const CITY = 'kleinstadt';
const OWN: Staff = { id: 'own', name: 'Jülide Öz', initials: 'JÖ', cityId: CITY, role: 'member', teams: ['kod-west'] };
const OTHER: Staff = { ...OWN, id: 'other', name: 'Otto Ost', teams: ['kod-ost'] };

async function desk() {
  const { database } = temporaryDatabase();
  const reports = createReportStore(database, tinyGroupOf);
  const photos = createPhotoStore(database);
  const people = createStaffStore(database);
  for (const staff of [OWN, OTHER]) await people.create({ staff, login: staff.id, passwordHash: 'x', createdAt: 1 });
  await reports.create(aNewReport({ id: 'a', reference: 'KL-a' }));
  await reports.create(aNewReport({ id: 'b', reference: 'KL-b', team: 'kod-ost' }));
  await photos.import(['a', 'b'].map((reportId) => ({ ...PHOTO, id: `photo-${reportId}`, reportId })));
  const { publicPage } = createReportPages({ reports, photos, nearby: () => Promise.resolve([]) });
  return {
    reports,
    show: createStaffReportQuery({ reports, photos, people, deliveries: createDeliveryStore(database), partners: createPartnerStore(database), publicPage })
  };
}

const PHOTO = {
  cityId: CITY,
  kind: 'report',
  width: 1,
  height: 1,
  receivedAt: 1,
  sourceSha256: 's',
  pictureHash: null,
  large: 'l',
  small: 's',
  released: null,
  boxes: [],
  example: false
} as const;

describe('the report on the desk', () => {
  test('shows its own team everything', async () => {
    const { reports, show } = await desk();
    await reports.replaceSuggestions(CITY, 'a', [{ id: 'b', reference: 'KL-b', score: 0.8, reasons: [] }]);
    const note = aText({ cityId: CITY, id: 'a', receivedAt: WEDNESDAY_TEN }, { id: 'n', kind: 'note', body: 'Rückruf nötig', authorId: OWN.id });
    const noted = { reportId: 'a', expectedVersion: 1, patch: { assignee: OWN.id }, events: [{ id: 'e', type: 'noted', public: false, text: note }] } as const;
    await reports.commit({
      cityId: CITY,
      changeId: 'c',
      at: WEDNESDAY_TEN,
      actor: { kind: 'staff', id: OWN.id },
      parts: [{ ...noted, events: [...noted.events] }]
    });
    expect(await show(OWN, 'KL-a')).toMatchObject({
      text: { body: 'Altes Sofa liegt quer auf dem Gehweg', language: 'de' },
      notes: [{ body: 'Rückruf nötig', author: 'Jülide Öz' }],
      photos: [{ id: 'photo-a' }],
      assignee: { id: OWN.id, initials: 'JÖ' },
      colleagues: [{ id: OWN.id }],
      suggestions: [{ id: 'b', report: { reference: 'KL-b' }, photo: null }],
      history: [
        { type: 'received', undoable: false },
        { type: 'noted', actorName: 'Jülide Öz', undoable: true }
      ],
      publicPage: { reference: 'KL-a' }
    });
  });

  test('shows on both sides that a thing came back after it was closed, until they are told apart', async () => {
    const { reports, show } = await desk();
    const again = [{ id: 'a', reference: 'KL-a', score: 0.8, reasons: [{ code: 'recently_closed', days: 3 } as const] }];
    await reports.replaceSuggestions(CITY, 'b', again);
    expect(await show(OTHER, 'KL-b')).toMatchObject({ suggestions: [{ id: 'a', reasons: [{ code: 'recently_closed', days: 3 }] }], comeBacks: [] });
    expect(await show(OWN, 'KL-a')).toMatchObject({ suggestions: [], comeBacks: [{ reference: 'KL-b' }] });

    const apart = { id: 'e-apart', type: 'told_apart', public: false, data: { other: 'b', reference: 'KL-b' } } as const;
    await reports.append({
      cityId: CITY,
      reportId: 'a',
      changeId: 'apart',
      at: WEDNESDAY_TEN,
      actor: { kind: 'staff', id: OWN.id },
      event: apart,
      deliveries: []
    });
    expect(await show(OWN, 'KL-a')).toMatchObject({ comeBacks: [] });
  });

  test('shows another team that it exists, but neither words nor pictures nor a way to undo', async () => {
    const { show } = await desk();
    const shown = await show(OTHER, 'KL-a');
    expect(shown).toMatchObject({ report: { reference: 'KL-a' }, text: null, notes: [], answers: [], photos: [] });
    expect(shown?.history.every((event) => !event.undoable)).toBe(true);
  });

  test('offers to take back a return to whoever made it, though the report is another team’s now', async () => {
    const { reports, show } = await desk();
    const returned = { id: 'e-returned', type: 'returned', public: false, data: { from: 'kod-west', to: 'kod-ost' } } as const;
    await reports.commit({
      cityId: CITY,
      changeId: 'c-returned',
      at: WEDNESDAY_TEN,
      actor: { kind: 'staff', id: OWN.id },
      parts: [{ reportId: 'a', expectedVersion: 1, patch: { team: 'kod-ost' }, events: [returned] }]
    });
    const offered = async (staff: Staff) => (await show(staff, 'KL-a'))?.history.map(({ undoable }) => undoable);
    expect(await offered(OWN)).toEqual([false, true]);
    expect(await offered(OTHER), 'and to the team that has it').toEqual([false, true]);
    expect(await offered({ ...OWN, id: 'colleague' })).toEqual([false, false]);
  });

  test('is unknown to another city', async () => {
    const { show } = await desk();
    expect(await show({ ...OWN, cityId: 'nachbarstadt' }, 'KL-a')).toBeNull();
    expect(await show(OWN, 'KL-zzz')).toBeNull();
  });
});
