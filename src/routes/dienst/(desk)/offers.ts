import type { ReportView } from './report-view.ts';

/** What the person at the desk can do with this report now: its state and their rights together. */
export function offersOf(view: ReportView) {
  const { rights } = view;
  const works = view.isOpen && !view.main;
  return {
    accept: works && rights.accept && view.state !== 'in_progress',
    close: works && rights.close,
    merge: works && rights.merge,
    wait: works && rights.wait && !view.awaitsAcceptance,
    forward: works && rights.forward && !view.awaitsAcceptance,
    return: works && rights.return && !view.isAtControlRoom,
    assignTeam: works && rights.assignTeam,
    assign: works && rights.assign,
    urgency: works && rights.urgency,
    release: rights.release && !view.isCounts && view.photos.some(({ released }) => !released),
    note: rights.note,
    answer: rights.answer,
    reopen: !view.isOpen && !view.main && view.outcome !== 'withdrawn' && rights.reopen
  };
}
