import { press } from '../../press.ts';

const FIRST_FIELD = 'input[type="radio"]:checked, select, textarea, input:not([type="hidden"]), a.abtn, form button';

/** Opens a folded form and puts the cursor where the decision is made; does nothing where this person has no such form. */
export function openForm(id: string): void {
  const box = document.getElementById(id);
  if (box instanceof HTMLDetailsElement) box.open = true;
  box?.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
}

/** Escape folds the form the cursor is in, and leaves a page on which nothing is open. */
export function leave(): unknown {
  const open = document.activeElement?.closest('details[open]');
  const typing = document.activeElement?.closest<HTMLElement>('textarea, input, select');
  if (open instanceof HTMLDetailsElement) {
    open.open = false;
    open.querySelector('summary')?.focus();
  } else if (typing) typing.blur();
  else return press('Escape');
  return undefined;
}
