import type { Finding } from './city.ts';

/** Whether a finding says anything about a report of this category. */
export function fits({ categories }: Pick<Finding, 'categories'>, category: string): boolean {
  return categories === null || categories.includes(category);
}
