import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { groupRuns } from '../../../src-main/report/reportGroup';
import { writeReport } from '../../../src-main/report/writeReport';
import { ProblemError } from '../../../src-shared/problem';
import { broadcast, reportRun } from './reportRuns';

let folder: string;

beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'sbd-report-')); });
afterEach(() => { rmSync(folder, { recursive: true }); });

function codeOf(action: () => void): string {
  try {
    action();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
  }
  return 'no problem';
}

describe('writeReport', () => {
  it('writes one file and replaces an older one', () => {
    const path = join(folder, 'report.html');
    writeFileSync(path, 'old');
    writeReport(path, groupRuns([reportRun(broadcast)]));
    expect(readFileSync(path, 'utf8')).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
    expect(readdirSync(folder)).toEqual(['report.html']);
  });

  it('refuses a report of nothing and a folder that is not there', () => {
    expect(codeOf(() => { writeReport(join(folder, 'report.html'), []); })).toBe('nothing-to-report');
    expect(codeOf(() => { writeReport(join(folder, 'none', 'report.html'), groupRuns([reportRun(broadcast)])); })).toBe('file-not-found');
    expect(readdirSync(folder)).toEqual([]);
  });
});
