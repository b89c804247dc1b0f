/** Announces a long step and says how long it took, so that nobody waits in front of a silent screen. */
export async function step(title, work) {
  const started = Date.now();
  console.log(`… ${title}`);
  try {
    const result = await work();
    console.log(`✓ ${title} (${seconds(started)})`);
    return result;
  } catch (error) {
    console.log(`✗ ${title} (${seconds(started)})`);
    throw error;
  }
}

export function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}
