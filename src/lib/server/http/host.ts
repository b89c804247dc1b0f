/** Names under which the machine itself may always ask, in plain HTTP: for demo, tests and health checks. */
const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]'];

export type PublicNames = { publicHosts: readonly string[]; protocol: 'http' | 'https' };

/**
 * The origin a Host header stands for, or null for a name that is not ours (ASVS 5.0, 4.1.3). The protocol belongs to the
 * name, so that no forwarded header has to be believed; the port is the one the browser used, whatever lies between.
 */
export function originOf(host: string | undefined, names: PublicNames): string | null {
  const [, name, port] = /^([a-z0-9.-]+|\[::1\])(?::(\d{1,5}))?$/.exec(host?.toLowerCase() ?? '') ?? [];
  if (name === undefined) return null;
  const isLocal = LOCAL_NAMES.includes(name);
  if (!isLocal && !names.publicHosts.includes(name)) return null;
  const origin = `${isLocal ? 'http' : names.protocol}://${name}${port === undefined ? '' : `:${port}`}`;
  return URL.canParse(origin) ? new URL(origin).origin : null;
}
