import { takeTry } from './limits.ts';

/**
 * Orders the news that was wished for while reporting. The report is there already, so an address that cannot be used never
 * refuses it: `refused` then says that news must be ordered again on the report's own page. A report that is sent again
 * asks its address only once.
 */
export async function orderNewsOnce(
  locals: Pick<App.Locals, 'app' | 'network'>,
  { reference, secret }: { reference: string; secret: string },
  typed: string
): Promise<'none' | 'ordered' | 'refused'> {
  if (typed.trim() === '') return 'none';
  const { news } = locals.app;
  const contact = await news.contact(reference, secret);
  if (contact && (contact.waiting ?? contact.confirmed) !== null) return 'ordered';
  if (!takeTry('mailAddress', locals).ok) return 'refused';
  return (await news.request(reference, secret, typed)).ok ? 'ordered' : 'refused';
}
