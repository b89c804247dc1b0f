/** Marks the page while it is used with the keyboard, so that its styles can tell a key from a tap (`data-keyboard`). */
export function watchKeyboard(page: HTMLElement): void {
  addEventListener('keydown', () => page.toggleAttribute('data-keyboard', true), true);
  addEventListener('pointerdown', () => page.toggleAttribute('data-keyboard', false), true);
}
