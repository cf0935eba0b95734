import { readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeCheckpoint } from '../../../src-main/store/checkpoint';
import { readNewestCheckpointFile, writeCheckpointFile } from '../../../src-main/store/checkpointFiles';
import { problemOf } from './problemOf';
import { checkpoint } from './runSamples';
import { temporaryFolder } from './temporaryFolder';

describe('checkpoint files', () => {
  it('keeps the newest two', () => {
    const folder = temporaryFolder();
    for (const step of [10, 20, 30]) writeCheckpointFile(folder, checkpoint(step));
    expect(readdirSync(folder).sort()).toEqual(['00000020.safetensors', '00000030.safetensors']);
    expect(readNewestCheckpointFile(folder)).toEqual(checkpoint(30));
  });

  it('falls back to the one before when the newest is torn, and replaces that when training gets there again', () => {
    const folder = temporaryFolder();
    for (const step of [10, 20]) writeCheckpointFile(folder, checkpoint(step));
    truncateSync(join(folder, '00000020.safetensors'), 100);
    expect(readNewestCheckpointFile(folder)?.step).toBe(10);
    writeCheckpointFile(folder, checkpoint(15));
    expect(readdirSync(folder).sort()).toEqual(['00000010.safetensors', '00000015.safetensors']);
  });

  it('is null where there is none, and ignores other files', () => {
    const folder = temporaryFolder();
    expect(readNewestCheckpointFile(join(folder, 'missing'))).toBeNull();
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    writeFileSync(join(folder, '.00000050.safetensors.12-ab.tmp'), 'half');
    expect(readNewestCheckpointFile(folder)).toBeNull();
  });

  it('says so when every one is damaged instead of beginning anew', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '00000020.safetensors'), 'nothing');
    const problem = problemOf(() => readNewestCheckpointFile(folder));
    expect(problem).toMatchObject({ code: 'checkpoint-damaged', where: join(folder, '00000020.safetensors') });
  });

  it('does not pass over one of a newer format', () => {
    const folder = temporaryFolder();
    writeCheckpointFile(folder, checkpoint(10));
    const newer = Buffer.from(encodeCheckpoint(checkpoint(20))).toString('latin1').replace('"version":"1"', '"version":"9"');
    writeFileSync(join(folder, '00000020.safetensors'), newer, 'latin1');
    expect(problemOf(() => readNewestCheckpointFile(folder)).code).toBe('run-from-newer-version');
  });

  it('reports a folder that can not be listed', () => {
    const file = join(temporaryFolder(), 'checkpoints');
    writeFileSync(file, '');
    expect(problemOf(() => readNewestCheckpointFile(file)).code).toBe('not-a-folder');
  });
});
