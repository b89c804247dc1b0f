import { clientsClaim } from 'workbox-core';
import { keepFiles } from './files.ts';
import { openPages } from './pages.ts';
import { takeSharedPhotos } from './share.ts';
import { sendInBackground } from './sync.ts';
import { warmOnRequest } from './warm.ts';

// Wires one file per concern. A new version waits until every page of the old one is closed: it never takes over a draft.
clientsClaim();
keepFiles();
openPages();
warmOnRequest();
sendInBackground();
takeSharedPhotos();
