import assert from 'node:assert/strict';
import type { Report } from '../../../src/lib/domain/report/report.ts';

/** What each reporter was promised, and what staff did about it; tightened over time, never loosened. */
export class Promises {
  readonly #neverPublic = new Set<string>();
  readonly #awaitsStaff = new Set<string>();
  readonly #photos = new Map<string, string>();
  readonly #hidden = new Set<string>();
  #hiddenBefore = new Set<string>();

  /** Looks at every report after every step. */
  check(reports: readonly Report[], photos: readonly { id: string; reportId: string }[]): void {
    for (const report of reports) {
      if (report.publicKind === 'counts') this.#neverPublic.add(report.id);
      if (report.version === 1 && report.category === 'disorder') this.#awaitsStaff.add(report.id);
      this.#learn(report, reports);
      if (this.#neverPublic.has(report.id)) assert.deepEqual([report.publicKind, report.published], ['counts', false], 'a counted report never becomes public');
      if (this.#awaitsStaff.has(report.id)) assert.equal(report.published, false, 'what waits for staff is not published without them');
    }
    this.#checkHidden(reports);
    for (const { id, reportId } of photos) {
      assert.equal(this.#photos.get(id) ?? reportId, reportId, 'a photo stays with its report');
      this.#photos.set(id, reportId);
    }
    assert.equal(photos.length, this.#photos.size, 'no photo is lost');
  }

  /** What staff hid stays hidden, with everything that follows it or once did, until it or the report it follows is shown again. */
  #checkHidden(reports: readonly Report[]): void {
    const hiddenNow = new Set(reports.filter(({ hiddenAt }) => hiddenAt !== null).map(({ id }) => id));
    for (const { id, mergedInto } of reports) {
      const own = mergedInto === null ? [id] : [id, mergedInto];
      if (own.some((each) => this.#hiddenBefore.has(each) && !hiddenNow.has(each))) this.#hidden.delete(id);
      if (own.some((each) => hiddenNow.has(each))) this.#hidden.add(id);
      else assert.ok(!this.#hidden.has(id), 'what staff hid is not shown without them');
    }
    this.#hiddenBefore = hiddenNow;
  }

  /** Staff took it on, or the report that it follows. */
  #learn(report: Report, reports: readonly Report[]): void {
    const main = reports.find(({ id }) => id === report.mergedInto) ?? report;
    const isTaken = main.state !== 'received' && main.state !== 'in_review' && main.outcome !== 'rejected' && main.outcome !== 'withdrawn';
    if (isTaken) this.#awaitsStaff.delete(report.id);
  }
}
