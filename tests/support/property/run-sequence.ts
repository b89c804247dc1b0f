import assert from 'node:assert/strict';
import type { Report } from '../../../src/lib/domain/report/report.ts';
import { differences, Ledger, snapshotOf, touched, type DoneChange } from './ledger.ts';
import { checkNumbers } from './numbers.ts';
import { perform, type Performed } from './perform.ts';
import { Promises } from './promises.ts';
import { checkFamilies, checkFigures, checkPages, checkPublicCounts } from './recount.ts';
import type { SingleStep, Step } from './steps.ts';
import type { World } from './world.ts';

type Run = { world: World; ledger: Ledger; promises: Promises; published: Map<string, number>; besides: string };

/** Lives through a sequence and compares the product with the slow reference after every step; throws at the first difference. */
export async function runSequence(world: World, steps: readonly Step[]): Promise<void> {
  const run: Run = { world, ledger: new Ledger(), promises: new Promises(), published: new Map(), besides: '' };
  let reports = world.allReports();
  for (const step of steps) {
    const before = reports;
    const done = step.do === 'atOnce' ? null : await perform(world, step, { reports, changes: run.ledger.changes });
    const both =
      step.do === 'atOnce' ? await Promise.all(step.steps.map((each) => perform(world, each, { reports: before, changes: run.ledger.changes }))) : [];
    reports = world.allReports();
    if (step.do === 'atOnce') noteAtOnce(run, both, before, reports);
    else if (done) checkStep(run, { step, done }, before, reports);
    await checkAll(run, before, reports);
  }
  await checkPages(world, reports, reports);
  await checkOfferedUndo(run, reports);
  await checkToldApart(run);
}

function checkStep(run: Run, { step, done }: { step: SingleStep; done: Performed }, reportsBefore: Report[], reportsAfter: Report[]): void {
  const [before, after] = [snapshotOf(reportsBefore), snapshotOf(reportsAfter)];
  if (step.do === 'undo') checkUndo(run, { done, isAlmighty: step.who === 0 }, before, after);
  else if (done.acted?.ok) note(run.ledger, step, done, differences(before, after));
  else if (done.acted) assert.equal(differences(before, after).size, 0, 'what is refused changes nothing');
}

function note(ledger: Ledger, step: SingleStep, { acted, reference, toldApart }: Performed, fields: ReturnType<typeof differences>): void {
  if (!acted?.ok) return;
  const { id, mergedInto } = acted.report;
  if (step.do === 'report' || (step.do === 'join' && mergedInto === null)) return;
  if (step.do === 'join') fields.set(`${id}.mergedInto`, { before: null, after: mergedInto });
  const isForGood = step.do === 'withdraw' || step.do === 'withdrawMain' || step.do === 'separate';
  ledger.add({ changeId: acted.changeId, reference, kind: kindOf(step, fields.size), pair: toldApart ?? null, isForGood, fields });
}

/** Whoever may not merge asks, which changes nothing; a request that is declined changes nothing either. */
function kindOf(step: SingleStep, changed: number): DoneChange['kind'] {
  if (step.do === 'tellApart') return 'told_apart';
  if (step.do === 'merge' || step.do === 'ask') return changed > 0 ? 'merge' : 'request';
  return step.do === 'join' || step.do === 'answerRequest' ? 'merge' : 'act';
}

function checkUndo(
  { ledger }: Run,
  { done, isAlmighty }: { done: Performed; isAlmighty: boolean },
  before: ReturnType<typeof snapshotOf>,
  after: ReturnType<typeof snapshotOf>
): void {
  const change = ledger.changes.find(({ changeId }) => changeId === done.undid);
  if (!change || !done.acted) return;
  if (!change.isCertain) {
    change.isUndone ||= done.acted.ok;
    ledger.lose(new Set([...differences(before, after).keys()].map((field) => field.split('.')[0] ?? '')));
    return;
  }
  const isExpected = ledger.isUndoable(change, before);
  if (done.acted.ok) {
    assert.ok(isExpected, 'nothing is taken back that something later was built on');
    ledger.undone(change, before, after);
  } else {
    if (isAlmighty) assert.ok(!isExpected, `what can be taken back is not refused (${done.acted.reason})`);
    assert.equal(differences(before, after).size, 0, 'a refused undo changes nothing');
  }
}

/** Two people in the same moment: whatever comes out, both see the truth; nobody can name the order, so nothing of it is taken back. */
function noteAtOnce({ ledger }: Run, both: readonly Performed[], before: Report[], after: Report[]): void {
  for (const { undid, acted } of both) {
    const change = acted?.ok && ledger.changes.find(({ changeId }) => changeId === undid);
    if (change) Object.assign(change, { isUndone: true, isCertain: false });
  }
  ledger.lose(touched(before, after));
}

/** Nothing is counted again after a step that did nothing. */
async function checkAll(run: Run, before: readonly Report[], reports: readonly Report[]): Promise<void> {
  const { world, promises, published } = run;
  const changed = touched(before, reports);
  const besides = JSON.stringify([world.allSupporters().length, world.allPhotos(), world.clock.now]);
  if (changed.size === 0 && besides === run.besides) return;
  run.besides = besides;
  checkFamilies(reports);
  promises.check(reports, world.allPhotos());
  await checkPublicCounts(world, reports);
  await checkFigures(world, reports, published);
  await checkNumbers(world, reports);
  await checkPages(
    world,
    reports,
    reports.filter(({ id }) => changed.has(id))
  );
}

/** The desk offers to take back exactly what can be taken back. */
async function checkOfferedUndo({ world, ledger }: Run, reports: readonly Report[]): Promise<void> {
  const [dispatcher] = world.staff;
  if (!dispatcher) return;
  const now = snapshotOf(reports);
  for (const change of ledger.changes.filter(({ reference }) => reference !== '')) {
    const shown = await world.desk(dispatcher, change.reference);
    const isOffered = shown?.history.some(({ changeId, undoable }) => changeId === change.changeId && undoable) ?? false;
    if (change.isCertain) assert.equal(isOffered, ledger.isUndoable(change, now), 'the desk offers exactly what can be taken back');
  }
}

/** A pair that was told apart is suggested from neither side, until that is taken back. */
async function checkToldApart({ world, ledger }: Run): Promise<void> {
  const [dispatcher] = world.staff;
  if (!dispatcher) return;
  for (const { pair, isUndone } of ledger.changes) {
    if (pair === null || isUndone) continue;
    for (const [reference, other] of [pair, pair.toReversed()]) {
      const shown = await world.desk(dispatcher, reference ?? '');
      const suggested = [...(shown?.suggestions ?? []).map(({ report }) => report), ...(shown?.comeBacks ?? [])];
      assert.ok(!suggested.some((report) => report.reference === other), 'what was told apart is not suggested again');
    }
  }
}
