import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import { tick } from 'svelte';
import { applyAction, enhance } from '$app/forms';
import { goto, invalidateAll } from '$app/navigation';
import { m } from '#lib/i18n/paraglide/messages.js';

const SERVER_FAULT = 500;

/**
 * Sends the forms of the desk without leaving the page, so that keys go on being heard. One decision is on its way at a time:
 * a second one waits for the first, then carries the version that the first has made. It is dropped if the first was refused.
 */
class Decisions {
  /** How many are on their way or wait. */
  pending = $state(0);
  /** Why nothing could be saved at all, for example without a connection. */
  trouble = $state<string | null>(null);
  #made = $state<Record<string, number>>({});
  #last: Promise<boolean> = Promise.resolve(true);

  /** How often this kind of decision was made since the desk was opened; a form keyed by it starts afresh each time. */
  made(kind: string): number {
    return this.#made[kind] ?? 0;
  }

  /** Resolves when nothing is on its way any more, with whether the last decision was taken. */
  async landed(): Promise<boolean> {
    while (this.pending > 0) await this.#last;
    return this.#last;
  }

  submit: SubmitFunction = async ({ action, formData, formElement, cancel }) => {
    const earlier = this.pending > 0 ? this.#last : null;
    let settle: (taken: boolean) => void = () => {};
    this.#last = new Promise((done) => (settle = done));
    this.pending += 1;
    this.trouble = null;
    const end = (taken: boolean) => {
      this.pending -= 1;
      settle(taken);
    };
    leaveField(formElement);
    if (earlier) {
      const taken = await earlier;
      await tick();
      if (!taken || !formElement.isConnected || formElement.action !== action.href) {
        cancel();
        end(taken);
        return;
      }
      renew(formData, formElement);
    }
    return async ({ result }) => end(await this.#land(action, result));
  };

  /** Shows what became of it, as a browser without the script would: where it leads, or the report with the reason. */
  async #land(action: URL, result: ActionResult): Promise<boolean> {
    if (result.type === 'redirect') {
      const here = new URL(result.location, location.href).pathname === location.pathname;
      await goto(result.location, { invalidateAll: true, replaceState: here, noScroll: here, keepFocus: here });
      const kind = kindOf(action);
      this.#made[kind] = this.made(kind) + 1;
      return true;
    }
    if (result.type === 'failure') {
      if (action.pathname === location.pathname) await invalidateAll();
      else await goto(action.pathname);
      await applyAction(result);
    } else if (result.type === 'error') this.trouble = troubleOf(result);
    return false;
  }
}

export const decisions = new Decisions();

/** `use:decision` on every form of the desk that changes something. */
export function decision(form: HTMLFormElement) {
  return enhance(form, decisions.submit);
}

/** `wait` of `?/wait`; empty for a page with a single form. */
function kindOf({ searchParams }: URL): string {
  return [...searchParams.keys()].find((name) => name.startsWith('/'))?.slice(1) ?? '';
}

/** Out of the field, so that the next key is heard as a key. */
function leaveField(form: HTMLFormElement): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && form.contains(activeElement)) activeElement.blur();
}

/** The hidden fields, which carry versions, as they are now. */
function renew(data: FormData, form: HTMLFormElement): void {
  for (const { name, value } of form.querySelectorAll<HTMLInputElement>('input[type="hidden"]')) data.set(name, value);
}

function troubleOf({ status, error }: Extract<ActionResult, { type: 'error' }>): string {
  const { message: said } = (error ?? {}) as { message?: unknown };
  return status && status < SERVER_FAULT && typeof said === 'string' ? said : m.desk_not_saved();
}
