/**
 * Misuse or failure with a stable code such as `report.not-found`. Expected refusals are values, not errors.
 * `details` name the offending value and never carry personal data.
 */
export class AppError extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, details: Record<string, unknown> = {}) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}
