import { expect, test } from 'vitest';
import { withoutToolkitOpenGl } from '../../../src-main/hosts/electron/withoutToolkitOpenGl';

test('GTK starts without OpenGL on Linux, and the variable is as before afterwards', () => {
  for (const before of [{}, { GDK_GL: 'gles' }] as NodeJS.ProcessEnv[]) {
    const environment = { ...before };
    const restore = withoutToolkitOpenGl(environment, 'linux');
    expect(environment.GDK_GL).toBe('disable');
    restore();
    expect(environment).toEqual(before);
  }
});

test.each(['darwin', 'win32'] as const)('nothing changes on %s', (platform) => {
  const environment: NodeJS.ProcessEnv = {};
  withoutToolkitOpenGl(environment, platform)();
  expect(environment).toEqual({});
});
