import type { Category } from '../city/city.ts';

/** Whether the neutral row of such a report is public as soon as it came in; else staff accept it first (product.md, decision 13). */
export function publishedOnReceipt({ visibility, publication }: Pick<Category, 'visibility' | 'publication'>): boolean {
  return visibility === 'pin' && publication === 'on_receipt';
}
