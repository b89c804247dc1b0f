import { AppError } from '../errors.ts';

/** HTTP status of an error code; whatever is not listed is our fault. */
const STATUS_BY_KIND: Record<string, number> = {
  'not-found': 404,
  'unknown-city': 404,
  'unknown-login': 404,
  'not-allowed': 403,
  invalid: 400,
  conflict: 409,
  'login-taken': 409,
  'login-invalid': 422,
  'password-length': 422,
  busy: 503
};

/** The one place that turns an `AppError` such as `report.not-found` into a status. */
export function statusOf(error: unknown): number {
  if (!(error instanceof AppError)) return 500;
  return STATUS_BY_KIND[error.code.slice(error.code.indexOf('.') + 1)] ?? 500;
}
