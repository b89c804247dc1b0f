import { goto } from '$app/navigation';
import { decisions } from './decisions.svelte.ts';

/** Presses the button or link that stands for this key, if it is there; answers when what it started is done. */
export async function press(key: string): Promise<boolean> {
  const element = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
  if (element instanceof HTMLAnchorElement) await goto(element.href);
  else element?.click();
  return decisions.landed();
}
