import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility';
import type { OpenApplication, Profile } from './door';
import { doors, doorTitle } from './doors';
import { createProfile, removeProfile } from './profile';
import { screenNames, WorkbenchPage } from './workbenchPage';

for (const door of doors) {
  describe.skipIf(door.unavailable !== null)(`window of the ${doorTitle(door)}`, () => {
    let profile: Profile;
    let application: OpenApplication;
    let workbench: WorkbenchPage;

    beforeAll(async () => {
      profile = createProfile();
      application = await door.open(profile);
      workbench = new WorkbenchPage(application);
      await workbench.link('Set up').waitFor();
    });
    afterAll(async () => {
      await application.close();
      removeProfile(profile);
    });

    it('shows every screen in both themes and sizes, without a complaint', async () => {
      for (const screen of screenNames) {
        await workbench.goTo(screen);
        await workbench.photograph(`${door.id}-empty-${screen.toLowerCase().replace(' ', '-')}`);
      }
      expect(workbench.complaints).toEqual([]);
    });

    it('can be used by everybody, in both themes', async () => {
      const faults: string[] = [];
      for (const theme of ['light', 'dark'] as const) {
        await workbench.showTheme(theme);
        for (const screen of screenNames) {
          await workbench.goTo(screen);
          await workbench.settle();
          for (const fault of await accessibilityFaults(workbench.page)) faults.push(`${screen}, ${theme}: ${fault}`);
        }
      }
      expect(faults).toEqual([]);
    });

    it('opens screens with the digits', async () => {
      const modifier = process.platform === 'darwin' ? 'Meta' : 'Control';
      for (const [index, screen] of screenNames.entries()) {
        await workbench.page.keyboard.press(`${modifier}+${index + 1}`);
        await workbench.shows(screen);
      }
    });

    it('is isolated, and has neither Node nor Electron in it', async () => {
      expect(await workbench.page.evaluate('crossOriginIsolated')).toBe(true);
      expect(await workbench.page.evaluate('[typeof require, typeof process, typeof module, typeof electron]')).toEqual(Array(4).fill('undefined'));
    });

    it('runs no script that was smuggled in', async () => {
      const smuggled = `(() => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.smuggled = true';
        document.body.append(script);
        script.remove();
        return globalThis.smuggled ?? null;
      })()`;
      expect(await workbench.page.evaluate(smuggled)).toBeNull();
      workbench.complaints.length = 0;
    });
  });
}
