import { runIdSchema } from '@shared/run/status';
import type { ImportFile } from '../files/importFile';

/** The files of one run folder among what is imported. */
export interface FoundRun {
  readonly id: string;
  /** Where the folder lies. */
  readonly name: string;
  /** Its files by their place in a run folder; only what a run folder has. */
  readonly files: ReadonlyMap<string, ImportFile>;
}

const JSON_BYTES = 256 * 2 ** 20;
const LARGE_BYTES = 16 * 2 ** 30;

/** Every file that a run folder may have, and the most bytes of one. Nothing else of it is taken. */
const places: readonly (readonly [pattern: RegExp, mostBytes: number])[] = [
  [/^(config|status|annotations|environment|evaluation)\.json$/, JSON_BYTES],
  [/^metrics\.jsonl$/, LARGE_BYTES],
  [/^checkpoints\/\d{8}\.safetensors$/, LARGE_BYTES],
  [/^snapshots\/\d{8}\.json$/, JSON_BYTES],
  [/^images\/\d{8}-(reconstructions|traversals)\.png$/, JSON_BYTES],
];

/** Folders that hold `config.json` and `status.json` and have the name of a run. */
export function findRunFolders(files: readonly ImportFile[]): FoundRun[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  const folders = files.flatMap(({ name }) => (name.endsWith('/status.json') && byName.has(name.replace(/status\.json$/, 'config.json')) ? [name.slice(0, -'/status.json'.length)] : []));
  const found = new Map(folders.flatMap((name) => {
    const id = name.slice(name.lastIndexOf('/') + 1);
    return runIdSchema.safeParse(id).success ? [[name, { id, name, files: new Map<string, ImportFile>() }] as const] : [];
  }));
  for (const file of files) {
    for (let end = file.name.lastIndexOf('/'); end > 0; end = file.name.lastIndexOf('/', end - 1)) {
      const run = found.get(file.name.slice(0, end));
      if (!run) continue;
      const place = file.name.slice(end + 1);
      if (places.some(([pattern, most]) => pattern.test(place) && file.bytes <= most)) run.files.set(place, file);
      break;
    }
  }
  return [...found.values()];
}
