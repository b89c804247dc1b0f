/** The worker shows this page at any address, so that only its data say what it is. */
export const load = () => ({ noLine: true });
