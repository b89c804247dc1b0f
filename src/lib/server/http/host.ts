/** Names under which the machine itself may always ask, so that demo, tests and health checks need no setting. */
const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The origins this installation answers under, by Host header in lower case. Configured origins come first; the local
 * names speak plain HTTP on the server's own port.
 */
export function allowedOrigins(configured: readonly string[], port: number): Map<string, URL> {
  const local = LOCAL_NAMES.map((name) => `http://${name}:${port}`);
  const origins = [...local, ...configured].map((origin) => new URL(origin));
  return new Map(origins.map((origin) => [origin.host, origin]));
}

/**
 * The origin a Host header stands for, or null for a name that is not ours (ASVS 5.0, 4.1.3). The protocol belongs to the
 * name, so that no forwarded header has to be believed.
 */
export function originOf(host: string | undefined, allowed: ReadonlyMap<string, URL>): URL | null {
  if (host === undefined) return null;
  const name = host.toLowerCase();
  return allowed.get(name) ?? allowed.get(name.replace(/:(?:80|443)$/, '')) ?? null;
}
