/** One question to another server. A form makes it a POST. */
export type Ask = {
  url: string;
  accept: string;
  form?: URLSearchParams;
  headers?: Readonly<Record<string, string>>;
  /** More bytes are not read. */
  mostBytes: number;
  /** Time for everything: name, connection, answer to its last byte. */
  withinMs: number;
};

export type OutgoingProblem = 'not-allowed' | 'no-address' | 'private-address' | 'redirect' | 'unreachable' | 'too-slow' | 'too-large';

/** `unsent`: nobody was reached, so that asking again cannot ask twice. */
export type Answered =
  { ok: true; status: number; type: string; retryAfter: string | null; bytes: Uint8Array } | { ok: false; problem: OutgoingProblem; unsent: boolean };

/** The only way to another server: hosts that the operator named, at public addresses, without redirects, for a limited time and size. Never throws. */
export type Outgoing = (ask: Ask) => Promise<Answered>;
