import { mailboxOf, readMailAddress } from '#lib/domain/news/mail-address.ts';
import { HOUR } from '#lib/domain/time.ts';
import type { NewsDeps } from './deps.ts';
import type { NewsVerbs } from './verbs.ts';

/**
 * A lost link is sent again to a confirmed address. Known or not, the same is looked up and one message is stored, so
 * that neither the answer nor its time tells which; a message for nobody ends at the worker. A mailbox gets at most one an hour.
 */
export function createSendLinks({ store, deliveries, newId, now }: NewsDeps): NewsVerbs['sendLinks'] {
  return async (cityId, typed) => {
    const address = readMailAddress(typed);
    if (address === null) return false;
    const [newest] = (await store.ofMailbox(cityId, mailboxOf(address))).filter(({ role }) => role === 'reporter');
    const at = now();
    const changeId = newId();
    const key = newest ? `letter/${newest.id}/links/${Math.floor(at / HOUR)}` : `letter/${changeId}/links`;
    const data = { kind: 'links', subscription: newest?.id ?? null };
    await deliveries.add({ cityId, changeId, at }, [{ key, topic: 'letter', runAfter: at, reportId: null, data }]);
    return true;
  };
}
