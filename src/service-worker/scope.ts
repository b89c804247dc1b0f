/// <reference lib="webworker" />

/** The worker's own global scope; the compiler only knows the one of a window. */
export const worker = globalThis as unknown as ServiceWorkerGlobalScope;
