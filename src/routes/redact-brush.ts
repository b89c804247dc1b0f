/** The dialog that covers parts of a photo, and what paints them over; a byte of it is only fetched when somebody wants it. */
export async function openBrush() {
  const [{ default: Dialog }, { redactPhoto: paint }] = await Promise.all([
    import('#lib/report-ui/RedactPhoto.svelte'),
    import('#lib/browser/photo/redact.ts')
  ]);
  return { Dialog, paint };
}

export type Brush = Awaited<ReturnType<typeof openBrush>>;
