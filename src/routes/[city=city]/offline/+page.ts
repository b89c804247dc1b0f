/** Shown in the place of another page, whose script would not find itself. */
export const csr = false;
