import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { Door } from './door';
import { doors, doorTitle } from './doors';
import { Stage } from './stage';

/**
 * Tells a story through every door of this machine. Its tests are chapters: each starts where the one before it ended, and
 * after one that failed the others are skipped.
 * @param chapters declares the tests; the stage is open when they run
 */
export function tellStory(title: string, chapters: (stage: Stage, door: Door) => void): void {
  for (const door of doors) {
    describe.skipIf(door.unavailable !== null)(`${title} through the ${doorTitle(door)}`, () => {
      const stage = new Stage(door);
      let broken = false;
      beforeAll(() => stage.open());
      beforeEach(({ skip, onTestFailed }) => {
        skip(broken, 'an earlier chapter failed');
        onTestFailed(() => { broken = true; });
      });
      afterAll(() => stage.end());
      chapters(stage, door);
    });
  }
}
