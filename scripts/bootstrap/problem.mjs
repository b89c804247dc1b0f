/** Something the person at the keyboard can solve: one plain sentence and what to do. */
export class Problem extends Error {
  /** @param {string} sentence @param {string} remedy */
  constructor(sentence, remedy) {
    super(sentence);
    this.remedy = remedy;
  }
}

/** Prints why it stopped and what helps. An unexpected error keeps its stack, so that it can be reported. @param {unknown} error */
export function explain(error) {
  if (error instanceof Problem) {
    console.error(`\nStopped: ${error.message}\nWhat helps: ${error.remedy}`);
    return;
  }
  console.error('\nStopped by an unexpected error. Please report it with these lines:');
  console.error(error);
}
