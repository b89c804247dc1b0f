/** One line per event, as JSON. Nothing else in the product writes to the log. */
type AccessLine = { method: string; route: string | null; status: number; millis: number };
type ErrorLine = { id: string; route: string | null; status: number; code: string; frames: string[] };

const MAX_FRAMES = 8;

/** Who asked for what is not in it: the route's pattern stands for the path, so no reference, query or address is kept. */
export function logAccess({ method, route, status, millis }: AccessLine): void {
  console.info(JSON.stringify({ event: 'access', method, route: route ?? 'none', status, millis: Math.round(millis) }));
}

/** An unexpected error with its number, code and place in our code. Messages stay out, since they may quote a person. */
export function logError({ id, route, status, code, frames }: ErrorLine): void {
  console.error(JSON.stringify({ event: 'error', id, route: route ?? 'none', status, code, frames }));
}

/** Function, file and line of each step, without the message and without the folder the product is installed in. */
export function framesOf(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return frames.slice(0, MAX_FRAMES).map((line) => line.trim().replace(/(?:file:\/\/)?\/[^\s()]*\/((?:src|build|node_modules)\/)/, '$1'));
}
