let isAsked = false;

/** Asks the browser once not to throw away what is kept here when space gets short. */
export function keepStorage(): void {
  const storage = (navigator as Partial<Pick<Navigator, 'storage'>>).storage as Partial<StorageManager> | undefined;
  if (isAsked || !storage?.persist) return;
  isAsked = true;
  // A no changes nothing: the outbox is meant for hours.
  void storage.persist().catch(() => false);
}
