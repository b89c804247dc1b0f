const STORE = 'reviermelder.desk-keys';

type Binding = { key: string; run: () => void };

/**
 * Single-letter shortcuts of the desk. They can be switched off (WCAG 2.1.4) and are silent in fields and with modifiers.
 */
class Keys {
  on = $state(true);
  help = $state(false);
  #bindings = $state.raw<Binding[]>([]);

  /** Registers keys while a page is shown; call the answer to remove them. */
  bind(bindings: Binding[]): () => void {
    this.#bindings = [...this.#bindings, ...bindings];
    return () => {
      this.#bindings = this.#bindings.filter((binding) => !bindings.includes(binding));
    };
  }

  /** Whether the page that is shown listens to this key. */
  isBound(key: string): boolean {
    return this.#bindings.some((binding) => binding.key === key);
  }

  restore(): void {
    this.on = localStorage.getItem(STORE) !== 'off';
  }

  toggle(): void {
    this.on = !this.on;
    localStorage.setItem(STORE, this.on ? 'on' : 'off');
  }

  handle(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || hasOwnUse(event)) return;
    if (event.key === '?') {
      this.help = !this.help;
      return;
    }
    if (!this.on) return;
    if (event.key === '/') {
      event.preventDefault();
      document.getElementById('suche')?.focus();
      return;
    }
    // A dialog closes itself.
    if (this.help) return;
    const binding = this.#bindings.findLast(({ key }) => key === event.key);
    if (!binding) return;
    event.preventDefault();
    binding.run();
  }
}

/** A key that the focused element needs itself: letters in a field, Enter on a link or button (a row of the list asks its page). Escape is never needed there. */
function hasOwnUse({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement) || key === 'Escape') return false;
  if (target.closest('dialog[open]') || target.isContentEditable) return true;
  return target.closest(key === 'Enter' ? 'a:not([data-row]), button, summary, input, textarea, select' : 'input, textarea, select') !== null;
}

export const keys = new Keys();
