/**
 * Runs a round every so often while the server runs. The timer keeps no process alive, and a round that throws is told
 * to `failed`; the next one tries again. Answers with a function that ends it.
 */
export function scheduleRounds(runRound: () => Promise<number>, { everyMs, failed }: { everyMs: number; failed: (error: unknown) => void }): () => void {
  let isOver = false;
  const timer = setInterval(() => {
    runRound().catch((error: unknown) => {
      if (!isOver) failed(error);
    });
  }, everyMs).unref();
  return () => {
    isOver = true;
    clearInterval(timer);
  };
}
