import { basename, dirname } from 'node:path';

/** Where the built `trainingWorker.js` and `batchWorker.js` lie: beside the entries; shared code may be one folder deeper. */
export function workersFolder(): string {
  return basename(__dirname) === 'chunks' ? dirname(__dirname) : __dirname;
}
