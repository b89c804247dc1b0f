import { createAct } from './act.ts';
import { createCopy } from './copy.ts';
import type { ReportDeps } from './deps.ts';
import { createFlag, createLook } from './flag.ts';
import { createHeld } from './held.ts';
import { createSupport } from './join.ts';
import { createAnswerRequest, createMerge, createSeparate, createTellApart, createWhyNotMerge } from './merge.ts';
import { createOwn } from './own.ts';
import { createPin } from './pin.ts';
import { createSimilar } from './similar.ts';
import { createStillThere } from './still-there.ts';
import { createSubmit } from './submit.ts';
import { createUndo } from './undo.ts';
import type { ReportVerbs } from './verbs.ts';
import { createWithdraw } from './withdraw.ts';

/** The report's life as the routes call it. */
export function createReports(deps: ReportDeps): ReportVerbs {
  return {
    submit: createSubmit(deps),
    support: createSupport(deps),
    flag: createFlag(deps),
    look: createLook(deps),
    similar: createSimilar(deps),
    own: createOwn(deps),
    withdraw: createWithdraw(deps),
    ...createPin(deps),
    copy: createCopy(deps),
    stillThere: createStillThere(deps),
    ...createHeld(deps),
    act: createAct(deps),
    merge: createMerge(deps),
    whyNotMerge: createWhyNotMerge(deps),
    answerRequest: createAnswerRequest(deps),
    separate: createSeparate(deps),
    tellApart: createTellApart(deps),
    undo: createUndo(deps)
  };
}
