import { building } from '$app/environment';
import type { ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { answerUnexpected } from '#lib/server/http/handle-error.ts';
import { accessLog, application, bodySize, caching, deskGuard, embedding, knownForm, ownOrigin } from '#lib/server/http/handles.ts';
import { pageLanguage } from '#lib/server/http/language.ts';

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
  pageLanguage,
  ownOrigin,
  knownForm,
  application(() => app),
  bodySize,
  deskGuard
);
export const handleError = answerUnexpected;
