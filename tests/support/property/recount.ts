import assert from 'node:assert/strict';
import { whoHears } from '../../../src/lib/domain/report/audience.ts';
import type { Report } from '../../../src/lib/domain/report/report.ts';
import type { PublicFilter } from '../../../src/lib/server/public-map/queries.ts';
import { secretOf } from './perform.ts';
import type { World } from './world.ts';

const EVERYTHING: PublicFilter = { states: [], categories: [], districts: [], quarters: [], since: null };
const EVERYWHERE = { south: 51, west: 7, north: 52, east: 8 };
const CLOSEST = 22;

/** Families are flat, of one city and of one kind, and whoever follows somewhere follows an open or an answered report. */
export function checkFamilies(reports: readonly Report[]): void {
  const byId = new Map(reports.map((report) => [report.id, report]));
  for (const report of reports.filter(({ mergedInto }) => mergedInto !== null)) {
    const main = byId.get(report.mergedInto ?? '');
    assert.ok(main, 'a merged report follows a report of its city');
    assert.equal(main.mergedInto, null, 'chains are flat');
    assert.notEqual(main.id, report.id, 'no report follows itself');
    if (report.outcome === 'withdrawn') continue;
    assert.equal(main.publicKind, report.publicKind, 'a safety report is never merged into a public one');
    assert.notEqual(main.outcome, 'withdrawn', 'nobody is left behind with a withdrawn report');
    assert.notEqual(report.state, 'closed', 'a merged report has no end of its own');
  }
}

/** List, marks and the numbers beside them, counted anew from nothing but the reports. */
export async function checkPublicCounts(world: World, reports: readonly Report[]): Promise<void> {
  const listed = reports.filter((report) => report.mergedInto === null && isShown(report));
  const shown = await wholeList(world);
  assert.deepEqual(shown.map(({ reference }) => reference).sort(), listed.map(({ reference }) => reference).sort(), 'the list shows what is public');
  for (const entry of shown) assert.equal(entry.alsoSeen, alsoSeenOf(world, reports, entry.reference), 'the list counts who saw the same');
  const marks = await world.publicMap.marks(world.city.id, EVERYTHING, EVERYWHERE, CLOSEST);
  const placed = listed.filter(({ location }) => location.kind === 'point');
  const sum = (count: (mark: (typeof marks)[number]) => number) => marks.reduce((total, mark) => total + count(mark), 0);
  assert.equal(
    sum((mark) => (mark.kind === 'cluster' ? mark.count : 1)),
    placed.length,
    'the map shows every public place once'
  );
  const isFixed = ({ outcome }: { outcome: Report['outcome'] }) => outcome === 'fixed';
  assert.equal(
    sum((mark) => (mark.kind === 'cluster' ? mark.fixed : Number(isFixed(mark)))),
    placed.filter(isFixed).length,
    'the map counts what is fixed'
  );
}

/** Each page: who may see it, where it leads, whom it counts, and whose photos it shows. */
export async function checkPages(world: World, reports: readonly Report[], about: readonly Report[]): Promise<void> {
  const photos = world.allPhotos();
  for (const report of about) {
    const main = reports.find(({ id }) => id === report.mergedInto) ?? null;
    const isPublic = isShown(report) && (main === null || isShown(main));
    const page = await world.pages.publicPage(world.city.id, report.reference);
    assert.equal(page !== null, isPublic, 'a page is public exactly when its report and its main report are');
    const own = await world.reports.own(report.reference, secretOf(report));
    assert.ok(own, 'its reporter always reaches it');
    assert.equal(own.page.state, report.outcome === 'withdrawn' ? 'closed' : (main ?? report).state, 'it says where it stands');
    assert.equal(own.page.mergedInto, main && isShown(main) ? main.reference : null, 'it shows where it went');
    const isMergedStep = own.page.steps.findLast(({ type }) => type === 'merged' || type === 'unmerged')?.type === 'merged';
    if (report.outcome !== 'withdrawn') assert.equal(isMergedStep, main !== null, 'its last step says whether it is merged');
    if (!page) continue;
    assert.equal(page.alsoSeen, alsoSeenOf(world, reports, report.reference), 'the page counts who saw the same');
    const members = [report, ...reports.filter((child) => child.mergedInto === report.id && isShown(child))].map(({ id }) => id);
    const expected = photos.filter(({ reportId, released }) => released === 1 && members.includes(reportId)).map(({ id }) => id);
    assert.deepEqual(page.photos.map(({ id }) => id).sort(), expected.sort(), 'released photos are shown with their report and its main report');
  }
}

/** Safety counts as five or more of a month that has ended, and the median of what was fixed. */
export async function checkFigures(world: World, reports: readonly Report[], published: Map<string, number>): Promise<void> {
  const counts = await world.publicMap.safetyCounts(world.city.id);
  for (const { month, districtId, category, count } of counts) {
    const key = `${month} ${districtId} ${category}`;
    assert.ok(count >= 5, 'no small count is published');
    if (published.has(key)) assert.equal(count, published.get(key), 'a published count never changes');
    published.set(key, count);
  }
  assert.ok(
    [...published.keys()].every((key) => counts.some((entry) => key === `${entry.month} ${entry.districtId} ${entry.category}`)),
    'a published count never vanishes'
  );
  const since = world.clock.now - 90 * 24 * 3_600_000;
  const fixed = reports.filter(
    (report) =>
      report.outcome === 'fixed' && report.category === 'waste' && report.publicKind === 'pin' && report.mergedInto === null && (report.closedAt ?? 0) >= since
  );
  const time = await world.publicMap.timeToFix(world.city.id, 'waste', null);
  if (time?.scope === 'city_90' || fixed.length < 5)
    assert.equal(time?.cases ?? null, fixed.length >= 5 ? fixed.length : null, 'the figures count each fixed report once');
}

/** Everybody but the main report's own reporter. */
function alsoSeenOf(world: World, reports: readonly Report[], reference: string): number {
  const report = reports.find((each) => each.reference === reference);
  const main = reports.find(({ id }) => id === report?.mergedInto) ?? report;
  if (!main) return 0;
  const persons = whoHears(main.id, reports, [
    ...reports.map(({ id }) => ({ person: `reporter of ${id}`, reportId: id, role: 'reporter' as const })),
    ...world.allSupporters().map((supporter) => ({ ...supporter, role: 'supporter' as const }))
  ]);
  assert.equal(new Set(persons.map(({ person }) => person)).size, persons.length, 'everybody hears of the main report once');
  return persons.length - 1;
}

async function wholeList({ publicMap, city }: World) {
  const first = await publicMap.list(city.id, EVERYTHING, null);
  const reports = [...first.reports];
  for (let next = first.next; next !== null;) {
    const page = await publicMap.list(city.id, EVERYTHING, next);
    reports.push(...page.reports);
    next = page.next;
  }
  assert.equal(first.total, reports.length, 'the list says how many there are');
  return reports;
}

function isShown({ publicKind, published, hiddenAt, outcome }: Report): boolean {
  return publicKind === 'pin' && published && hiddenAt === null && outcome !== 'rejected' && outcome !== 'withdrawn';
}
