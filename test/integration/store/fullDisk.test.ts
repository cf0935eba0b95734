import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../unit/store/temporaryFolder';
import { buildStoreProcess } from './buildStoreProcess';

/** Whether this machine lets us make a small file system of our own, which goes away with the process that made it. */
function canMount(): boolean {
  return process.platform === 'linux' && spawnSync('sh', ['-c', 'unshare -rm mount -t tmpfs tmpfs /mnt']).status === 0;
}

describe('a disk that refuses', () => {
  it.skipIf(!canMount())('leaves everything whole when it is full or read-only (needs Linux with user namespaces to mount a small disk)', async () => {
    const program = await buildStoreProcess();
    onTestFinished(() => { rmSync(dirname(program), { recursive: true }); });
    const script = 'mount -t tmpfs -o size=1m tmpfs "$1" && "$2" "$3" fill "$1" && mount -o remount,ro "$1" && "$2" "$3" use "$1"';
    const child = spawnSync('sh', ['-c', `unshare -rm sh -c '${script}' sh "$@"`, 'sh', temporaryFolder(), process.execPath, program], { encoding: 'utf8' });
    expect(child.stderr).toBe('');
    expect(child.stdout.trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      { checkpoint: 'disk-full', kept: 10, create: 'disk-full', metrics: 'disk-full', leftovers: [], wholeBatches: true, wholeRuns: 'done', listed: true },
      { listed: 'interrupted', written: 'running', create: 'read-only', annotate: 'read-only', metrics: 'read-only', remove: 'read-only', unreadable: [] },
    ]);
  });
});
