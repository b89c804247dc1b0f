const STORE = 'reviermelder.desk-keys';

/** What a key does. An answer that takes time holds the keys after it; `false` forgets them, because something was refused. */
type Binding = { key: string; run: () => unknown };

/**
 * Single-letter shortcuts of the desk. They can be switched off (WCAG 2.1.4) and are silent in fields and with modifiers.
 * Keys are worked off in the order they were pressed, each on the page that the one before has led to.
 */
class Keys {
  on = $state(true);
  /** Whether anybody listens yet; before that a key must not be promised. */
  live = $state(false);
  help = $state(false);
  #bindings = $state.raw<Binding[]>([]);
  #pressed: string[] = [];
  #working = false;

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

  start(): void {
    this.on = localStorage.getItem(STORE) !== 'off';
    this.live = true;
  }

  toggle(): void {
    this.on = !this.on;
    localStorage.setItem(STORE, this.on ? 'on' : 'off');
  }

  handle(event: KeyboardEvent): void {
    if (!this.on || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || hasOwnUse(event)) return;
    if (event.key === '?') {
      this.help = !this.help;
      return;
    }
    if (event.key === '/') {
      event.preventDefault();
      document.getElementById('suche')?.focus();
      return;
    }
    // A dialog closes itself.
    if (this.help || !this.isBound(event.key)) return;
    event.preventDefault();
    // A key that is held down does not pile up.
    if (event.repeat && this.#working) return;
    this.#pressed.push(event.key);
    if (!this.#working) void this.#work();
  }

  async #work(): Promise<void> {
    this.#working = true;
    try {
      for (let key = this.#pressed.shift(); key !== undefined; key = this.#pressed.shift()) {
        const answer = this.#bindings.findLast((binding) => binding.key === key)?.run();
        if ((await answer) === false) this.#pressed = [];
      }
    } finally {
      this.#pressed = [];
      this.#working = false;
    }
  }
}

/** A key that the focused element needs itself: letters in a field, Enter on a link or button (a row of the list asks its page). Escape is never needed there. */
function hasOwnUse({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement) || key === 'Escape') return false;
  if (target.closest('dialog[open]') || target.isContentEditable) return true;
  return target.closest(key === 'Enter' ? 'a:not([data-row]), button, summary, input, textarea, select' : 'input, textarea, select') !== null;
}

export const keys = new Keys();
