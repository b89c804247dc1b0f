import { building } from '$app/environment';
import type { HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { answerUnexpected } from '#lib/server/http/handle-error.ts';
import { accessLog, application, bodySize, caching, deskGuard, embedding, knownForm, ownOrigin } from '#lib/server/http/handles.ts';
import { plainErrors } from '#lib/server/http/plain-errors.ts';
import { pageLanguage } from '#lib/server/http/language.ts';
import { siteAt } from '#lib/shell/site-of.ts';

const env = readEnv();
let app: App;

export const init: ServerInit = () => {
  if (building) return;
  app = createApp(env);
  process.once('sveltekit:shutdown', () => {
    app.close();
  });
};

export const handle = sequence(
  accessLog(env.accessLog),
  caching,
  embedding,
  application(() => app),
  pageLanguage,
  plainErrors,
  ownOrigin,
  knownForm,
  bodySize,
  deskGuard
);
export const handleError: HandleServerError = (unexpected) => {
  const { pathname } = unexpected.event.url;
  const answer = answerUnexpected(unexpected);
  return pathname.startsWith('/dienst') ? answer : { ...answer, site: siteAt(app.cities.list(), pathname, app.now()) };
};
