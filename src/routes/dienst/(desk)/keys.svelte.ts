const STORE = 'reviermelder.desk-keys';

type Binding = { key: string; run: () => void };

/**
 * Single-letter shortcuts of the desk. They can be switched off (WCAG 2.1.4) and are silent in fields and with modifiers.
 */
class Keys {
  on = $state(true);
  help = $state(false);
  #bindings: Binding[] = [];

  /** Registers keys while a page is shown; call the answer to remove them. */
  bind(bindings: Binding[]): () => void {
    this.#bindings = [...this.#bindings, ...bindings];
    return () => {
      this.#bindings = this.#bindings.filter((binding) => !bindings.includes(binding));
    };
  }

  restore(): void {
    this.on = localStorage.getItem(STORE) !== 'off';
  }

  toggle(): void {
    this.on = !this.on;
    localStorage.setItem(STORE, this.on ? 'on' : 'off');
  }

  handle(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
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
    const binding = this.#bindings.findLast(({ key }) => key === event.key);
    if (!binding) return;
    event.preventDefault();
    binding.run();
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null);
}

export const keys = new Keys();
