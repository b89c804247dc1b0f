import type { Lucia } from 'lucia';
import type { Staff } from '#lib/domain/staff/staff.ts';

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<object, { staff: Staff }>;
    DatabaseUserAttributes: { staff: Staff };
  }
}
