import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ precompress: true }),
    serviceWorker: { register: false },
    // `ownOrigin` in src/lib/server/http/handles.ts refuses what SvelteKit would, and more; only the one click of mail programs gets through.
    csrf: { trustedOrigins: ['*'] },
    typescript: {
      config: (config) => ({
        ...config,
        include: [...config.include, '../scripts/**/*.ts', '../server.js', '../*.config.ts'],
        // SvelteKit leaves the worker out, for whoever uses the types of a worker there; ours are in src/service-worker/scope.ts.
        exclude: config.exclude.filter((path) => !path.includes('service-worker'))
      })
    },
    // The worker shows the page "no line" at any address, and its scripts must be found from there.
    paths: { relative: false },
    csp: {
      mode: 'auto',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        'style-src': ['self'],
        // The one style attribute that SvelteKit itself makes: it hides what is only read aloud after a navigation.
        'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
        'img-src': ['self', 'data:', 'blob:'],
        'font-src': ['self'],
        'connect-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['self'],
        'frame-ancestors': ['none']
      }
    }
  }
};
