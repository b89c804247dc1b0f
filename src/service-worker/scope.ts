type WorkEvent = Event & { waitUntil(work: Promise<unknown>): void };
type WorkerEvents = { message: WorkEvent & { data: unknown }; sync: WorkEvent & { tag: string } };

/** As much of the worker's own global scope as we use: the types of a worker and those of a window exclude each other. */
type WorkerScope = {
  location: Location;
  addEventListener<Name extends keyof WorkerEvents>(name: Name, listener: (event: WorkerEvents[Name]) => void): void;
};

export const worker = globalThis as unknown as WorkerScope;
