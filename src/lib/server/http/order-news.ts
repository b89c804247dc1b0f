import { takeTry } from './limits.ts';

export type NewsOrdered = 'none' | 'ordered' | 'invalid' | 'too-often';

/** The word for the reporter's own page (`?mail=`) that says why no news will come; empty where they will, or were not wished for. */
export function newsRefused(ordered: NewsOrdered): '' | 'adresse' | 'spaeter' {
  return ordered === 'invalid' ? 'adresse' : ordered === 'too-often' ? 'spaeter' : '';
}

/**
 * Orders the news that was wished for while reporting. The report is there already, so an address that cannot be used never
 * refuses it: `invalid` (the address is none) and `too-often` (the network asked too much) say that news must be ordered again on
 * the report's own page. A report that is sent again
 * asks its address only once.
 */
export async function orderNewsOnce(
  locals: Pick<App.Locals, 'app' | 'network'>,
  { reference, secret }: { reference: string; secret: string },
  typed: string
): Promise<NewsOrdered> {
  if (typed.trim() === '') return 'none';
  const { news } = locals.app;
  const contact = await news.contact(reference, secret);
  if (contact && (contact.waiting ?? contact.confirmed) !== null) return 'ordered';
  if (!takeTry('mailAddress', locals).ok) return 'too-often';
  const requested = await news.request(reference, secret, typed);
  if (requested.ok) return 'ordered';
  return requested.reason === 'too-many' ? 'too-often' : 'invalid';
}
