import type { NewsDeps } from './deps.ts';
import type { NewsVerbs } from './verbs.ts';

/**
 * All that is stored of a report's contact, for whoever holds its secret (GDPR, article 15): the whole address, which the page
 * masks, since the page is shown to others and a file is asked for. Followers of the same report are other people.
 */
export function createContactCopy({ store, deliveries, openReport }: NewsDeps): NewsVerbs['copy'] {
  return async (reference, secret) => {
    const report = secret === null ? null : await openReport(reference, secret);
    if (!report) return null;
    const { cityId, id } = report;
    const own = (await store.ofReports(cityId, [id])).filter(({ role }) => role === 'reporter');
    const [letters, questions] = await Promise.all([deliveries.ofReport(cityId, id, 'letter'), store.questions(cityId, id)]);
    return {
      addresses: own.map(({ address, language, requestedAt, confirmedAt, toldUntil }) => ({ address, language, requestedAt, confirmedAt, toldUntil })),
      mails: letters
        .filter(({ data }) => own.some((subscription) => subscription.id === data.subscription))
        .map(({ data, state, runAfter, updatedAt }) => ({ kind: String(data.kind), state, at: state === 'pending' ? runAfter : updatedAt })),
      questions
    };
  };
}
