// `npm test`: everything that this machine can check, one thing after the other, and plainly what was left out and why.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const results = join(root, 'test-results');
const failedSteps = [];
const totals = { passed: 0, failed: 0, skipped: 0 };
const skipped = [];
const failures = [];

function run(title, program, args) {
  console.log(`\n── ${title}`);
  const started = Date.now();
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) console.error(error.message);
  console.log(`── ${title}: ${status === 0 ? 'ok' : 'FAILED'} (${Math.round((Date.now() - started) / 1000)} s)`);
  if (status !== 0) failedSteps.push(title);
}

/** The newest modification time of the files in a folder or of one file, in milliseconds. */
function newest(path) {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isBuilt() {
  const entries = ['out/main/index.js', 'out/main/cli.js', 'out/preload/preload.js', 'out/renderer/index.html'].map((entry) => join(root, entry));
  if (!entries.every((entry) => existsSync(entry))) return false;
  const built = Math.min(...entries.map((entry) => statSync(entry).mtimeMs));
  const sources = ['src-main', 'src-renderer', 'src-shared', 'electron.vite.config.ts', 'package.json'];
  return sources.every((source) => newest(join(root, source)) < built);
}

/** Adds up what vitest reports; a run that ended without a report is one failure. */
function count(reportPath) {
  if (!existsSync(reportPath)) {
    totals.failed += 1;
    failures.push(`${relative(root, reportPath)} was not written`);
    return;
  }
  const report = JSON.parse(readFileSync(reportPath, 'utf8'));
  totals.passed += report.numPassedTests;
  totals.failed += report.numFailedTests;
  totals.skipped += report.numPendingTests + report.numTodoTests;
  for (const file of report.testResults) {
    // A file that can't be loaded has no tests to fail.
    if (file.status === 'failed' && file.assertionResults.length === 0) totals.failed += 1;
    if (file.message) failures.push(`${relative(root, file.name)}: ${firstLines(file.message)}`);
    for (const test of file.assertionResults) {
      if (test.status === 'failed') failures.push(`${relative(root, file.name)}: ${test.fullName}\n      ${firstLines(test.failureMessages.join('\n'))}`);
      if (test.status !== 'passed' && test.status !== 'failed') skipped.push(`${relative(root, file.name)}: ${test.fullName}`);
    }
  }
}

/** Enough of a message to know the failure by, where a log keeps only its end. */
function firstLines(message) {
  return message.split('\n').slice(0, 8).join('\n      ');
}

function vitest(title, name, args, wrapper = []) {
  const reportPath = join(results, `${name}.json`);
  const command = [...wrapper, process.execPath, join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`];
  run(title, command[0], command.slice(1));
  count(reportPath);
}

/** Electron needs a display; Xvfb is one that nobody has to look at. */
function displayWrapper() {
  if (process.platform !== 'linux') return [];
  const found = spawnSync('xvfb-run', ['--help'], { stdio: 'ignore' }).error === undefined;
  return found ? ['xvfb-run', '-a', '-s', '-screen 0 2200x1400x24'] : [];
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
if (!isBuilt()) run('build', npm, ['run', '--silent', 'build']);
run('types', npm, ['run', '--silent', 'typecheck']);
run('lint', npm, ['run', '--silent', 'lint']);
run('arrows between folders', npm, ['run', '--silent', 'lint:arrows']);
run('unused code', npm, ['run', '--silent', 'lint:unused']);
vitest('unit, golden and integration tests', 'vitest', []);
vitest('end to end', 'e2e', ['--config', 'test/e2e/vitest.config.ts'], displayWrapper());

if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((line) => `  ${line}`).join('\n')}`);
if (failures.length > 0) console.log(`\nFailures:\n${failures.map((line) => `  ${line}`).join('\n')}`);
if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = failedSteps.length > 0 || totals.failed > 0 ? 1 : 0;
