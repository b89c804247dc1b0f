import { DAY, MINUTE } from '#lib/domain/time.ts';

/**
 * Does something once a day, the first time a minute after the start and never in a request. Answers with a function that
 * ends it. `failed` hears of a day on which it broke off; the next one tries again.
 */
export function everyDay(work: () => Promise<unknown>, failed: (error: unknown) => void): () => void {
  const turn = () => void work().catch(failed);
  const first = setTimeout(turn, MINUTE).unref();
  const daily = setInterval(turn, DAY).unref();
  return () => {
    clearTimeout(first);
    clearInterval(daily);
  };
}
