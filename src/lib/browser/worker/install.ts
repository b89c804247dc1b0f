type InstallPrompt = Event & { prompt(): Promise<unknown> };

let kept: InstallPrompt | null = null;

/** Keeps the browser from offering the installation by itself: it is offered after the second report, not before. */
export function keepInstallPrompt(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    kept = event as InstallPrompt;
  });
}

/** The browser's own dialog for installing, or null where it has none or this page is already installed. */
export function installPrompt(): (() => Promise<void>) | null {
  const prompt = kept;
  if (!prompt) return null;
  return async () => {
    kept = null;
    await prompt.prompt();
  };
}
