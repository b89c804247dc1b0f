import assert from 'node:assert/strict';
import type { Report } from '../../../src/lib/domain/report/report.ts';

/** A report without what every change counts up. */
type Content = Omit<Report, 'version' | 'updatedAt'>;
type Snapshot = ReadonlyMap<string, Content>;
type Fields = Map<string, { before: unknown; after: unknown }>;
export type DoneChange = {
  changeId: string;
  reference: string;
  kind: 'act' | 'merge' | 'request' | 'told_apart';
  /** Both references of a pair that was told apart. */
  pair: [string, string] | null;
  isForGood: boolean;
  fields: Fields;
  isUndone: boolean;
  isCertain: boolean;
};

const WORK = ['state', 'assignee', 'waiting', 'forwardedTo'];

export function snapshotOf(reports: readonly Report[]): Snapshot {
  return new Map(reports.map(({ version: _version, updatedAt: _updatedAt, ...content }) => [content.id, content]));
}

/** Ids of the reports that were changed, even if they look the same again. */
export function touched(before: readonly Report[], after: readonly Report[]): Set<string> {
  const versions = new Map(before.map(({ id, version }) => [id, version]));
  return new Set(after.filter(({ id, version }) => versions.get(id) !== version).map(({ id }) => id));
}

/** Every field of every report that differs, as `report.field`. */
export function differences(before: Snapshot, after: Snapshot): Fields {
  const fields: Fields = new Map();
  for (const [id, now] of after) {
    const then = new Map<string, unknown>(Object.entries(before.get(id) ?? {}));
    for (const [field, value] of Object.entries(now)) {
      if (then.size > 0 && !isSame(then.get(field), value)) fields.set(`${id}.${field}`, { before: then.get(field), after: value });
    }
  }
  return fields;
}

/**
 * The slow reference for taking back: it knows every change and each field it touched, and from that whether a change may be
 * taken back and what the reports must look like afterwards.
 */
export class Ledger {
  readonly changes: DoneChange[] = [];

  add(change: Omit<DoneChange, 'isUndone' | 'isCertain'>): void {
    // An answer carries the id of what was asked for, and a merge happens when somebody agrees.
    const asked = this.changes.findIndex(({ changeId }) => changeId === change.changeId);
    if (asked >= 0) this.changes.splice(asked, 1);
    // Of a change that changed nothing, such as a text, it does not matter whether it is taken back.
    this.changes.push({ ...change, isUndone: false, isCertain: change.fields.size > 0 });
  }

  /** These reports changed in an order that nobody knows: of what was done to them before, nothing is foretold any more. */
  lose(reportIds: ReadonlySet<string>): void {
    for (const change of this.changes) if ([...change.fields.keys()].some((field) => reportIds.has(idOf(field)))) change.isCertain = false;
  }

  /** Whether somebody with every right must be able to take this change back now. */
  isUndoable(change: DoneChange, now: Snapshot): boolean {
    if (change.isUndone || change.isForGood) return false;
    const later = this.changes.slice(this.changes.indexOf(change) + 1).filter(({ isUndone }) => !isUndone);
    const own = [...change.fields.keys()];
    // What another team does with a report that was given to it is not given back.
    const given = own.filter((field) => field.endsWith('.team')).flatMap((field) => WORK.map((each) => `${idOf(field)}.${each}`));
    if (later.some(({ fields }) => [...own, ...given].some((field) => fields.has(field)))) return false;
    if (showsHidden(change, now)) return false;
    const kinds = [...change.fields].filter(([field]) => field.endsWith('.publicKind'));
    if (kinds.some(([, { after }]) => after === 'counts')) return false;
    return change.kind === 'merge' || [...change.fields.keys()].every((field) => now.get(idOf(field))?.mergedInto === null);
  }

  /** Taking back put each field back to what it was before the change, and touched nothing else. */
  undone(change: DoneChange, before: Snapshot, after: Snapshot): void {
    const undone = differences(before, after);
    for (const [field, { after: value }] of undone) assert.deepEqual(value, change.fields.get(field)?.before, `undo sets ${field} to its value before`);
    assert.deepEqual([...undone.keys()].sort(), [...change.fields.keys()].sort(), 'undo touches all fields of the change and no other');
    change.isUndone = true;
  }
}

/** A report that leaves its main one again must not come into the public view out of a hidden family. */
function showsHidden({ fields }: DoneChange, now: Snapshot): boolean {
  return [...fields].some(([field, { before, after }]) => {
    const id = idOf(field);
    if (!field.endsWith('.mergedInto') || before !== null) return false;
    const hidden = fields.get(`${id}.hiddenAt`);
    return (now.get(String(after))?.hiddenAt ?? null) !== null && (hidden ? hidden.before : now.get(id)?.hiddenAt) === null;
  });
}

function idOf(field: string): string {
  return field.split('.')[0] ?? '';
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
