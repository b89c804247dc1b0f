const STORE = 'reviermelder.desk-keys';

/** So long nobody may have pressed a key before the next one is meant as a shortcut again. */
const QUIET_MILLISECONDS = 1000;

/**
 * What a key does. An answer that takes time holds the keys after it; `false` forgets them, because something was refused.
 * `offered` says whether there is anything to do with it now; without it there always is.
 */
type Binding = { key: string; run: () => unknown; offered?: () => boolean };

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
  #quiet: ReturnType<typeof setTimeout> | undefined;

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

  /** Whether this key does something on what is shown now, so that it is worth naming. */
  isOffered(key: string): boolean {
    return this.#bindings.some((binding) => binding.key === key && (binding.offered?.() ?? true));
  }

  /** Somebody who typed before this script ran is in the middle of a word, whose rest must not do anything. */
  start(): void {
    this.on = localStorage.getItem(STORE) !== 'off';
    if (navigator.userActivation.hasBeenActive) this.#waitForQuiet();
    else this.live = true;
  }

  #waitForQuiet(): void {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => (this.live = true), QUIET_MILLISECONDS);
  }

  toggle(): void {
    this.on = !this.on;
    localStorage.setItem(STORE, this.on ? 'on' : 'off');
  }

  handle(event: KeyboardEvent): void {
    if (!this.on || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || hasOwnUse(event)) return;
    if (event.key === '/') {
      event.preventDefault();
      document.getElementById('suche')?.focus();
      return;
    }
    if (!this.live) {
      this.#waitForQuiet();
      return;
    }
    if (event.key === '?') {
      this.help = !this.help;
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
