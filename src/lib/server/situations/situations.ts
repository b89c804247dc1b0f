import { cleanText } from '#lib/domain/report/clean-text.ts';
import { whyNotDeclare, type SituationDraft } from '#lib/domain/situation/situation.ts';
import { may } from '#lib/domain/staff/policy.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import { createAnswerMany } from './answer-many.ts';
import { maySteer, wholeCity, type SituationDeps } from './deps.ts';
import { createLink, createOfReport, createUnlink } from './link.ts';
import type { Declared, SituationFile, SituationVerbs } from './verbs.ts';

/** The control room's mode for days on which far more is reported than on others. */
export function createSituations(deps: SituationDeps): SituationVerbs {
  const { store, now } = deps;
  return {
    inForce: (cityId) => store.inForce(cityId),
    list: async (staff) => (may(staff, 'read', wholeCity(staff)) ? await store.list(staff.cityId) : []),
    open: (staff, id) => openSituation(deps, staff, id),
    declare: (staff, draft) => declare(deps, staff, draft),
    end: async (staff, id) => {
      if (!maySteer(staff)) return { ok: false, reason: 'not-allowed' };
      const isEnded = await store.end({ cityId: staff.cityId, id, at: now(), by: staff.id });
      return isEnded ? { ok: true, id } : { ok: false, reason: 'not-in-force' };
    },
    ofReport: createOfReport(deps),
    link: createLink(deps),
    unlink: createUnlink(deps),
    answerMany: createAnswerMany(deps)
  };
}

async function declare({ store, cities, now, newId }: SituationDeps, staff: Staff, draft: SituationDraft): Promise<Declared> {
  const city = cities.get(staff.cityId);
  if (!maySteer(staff) || !city) return { ok: false, reason: 'not-allowed' };
  const sentence =
    cleanText(draft.sentence ?? '')
      .replaceAll(/\s+/g, ' ')
      .trim() || null;
  const situation = { ...draft, sentence, id: newId(), cityId: city.id, declaredAt: now(), declaredBy: staff.id };
  const reason = whyNotDeclare(situation, city, now());
  if (reason) return { ok: false, reason };
  return (await store.declare(situation)) ? { ok: true, id: situation.id } : { ok: false, reason: 'overlaps' };
}

async function openSituation({ store, people }: SituationDeps, staff: Staff, id: string): Promise<SituationFile | null> {
  const { cityId } = staff;
  const situation = maySteer(staff) ? (await store.list(cityId)).find((each) => each.id === id) : undefined;
  if (!situation) return null;
  const names = new Map((await people.list(cityId)).map((person) => [person.id, person.name]));
  const nameOf = (person: string | null) => names.get(person ?? '') ?? null;
  return {
    situation,
    reports: await store.reports(cityId, id),
    runs: (await store.runs(cityId, id)).map((run) => ({ ...run, byName: nameOf(run.by) })),
    declaredByName: nameOf(situation.declaredBy),
    endedByName: nameOf(situation.endedBy)
  };
}
