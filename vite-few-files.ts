import type { Plugin } from 'vite';
import { publicKeys } from './vite-one-language.ts';

/** What every page is made of. */
const LIBRARIES = /\/node_modules\/(?:svelte|@sveltejs\/kit|esm-env|devalue|clsx)\//;
/** The frame of the public pages. The files of the languages stay apart: a page fetches only its own. */
const FRAME =
  /\/src\/lib\/(?:shell\/(?!wait-count)|domain\/language|ui\/(?:Icon|CategoryIcon|Logo)|i18n\/(?:current|words|paraglide-browser\/(?:runtime|registry)))/;
/** What keeps and sends reports on the device; the pages of the desk never ask for it. */
const DEVICE = /\/src\/lib\/(?:browser\/|shell\/wait-count)|\/node_modules\/idb\//;

/**
 * Gathers what pages share in a few files for the browser. Each file costs some 700 bytes of headers, whatever it holds;
 * left alone, the bundler cuts a page into forty of them.
 */
export function fewFiles(): Plugin {
  const keys = publicKeys();
  const isFrame = (id: string): boolean => {
    const message = /\/i18n\/paraglide\/messages\/([^/]+)\.js$/.exec(id)?.[1];
    if (message !== undefined) return keys.has(message);
    return LIBRARIES.test(id) || FRAME.test(id);
  };
  const groups = [
    { name: 'frame', test: isFrame, minShareCount: 2, priority: 2 },
    { name: 'device', test: DEVICE, minShareCount: 2, priority: 1 }
  ];
  return {
    name: 'few-files',
    apply: 'build',
    config: {
      // SvelteKit says only in its own hook which of its two builds this is.
      order: 'post',
      handler: ({ build }) => (build?.ssr ? {} : { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } })
    }
  };
}
