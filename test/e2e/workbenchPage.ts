import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { OpenApplication } from './door';
import { QueuedRun } from './queuedRun';
import { until } from './until';

export const screenNames = ['Set up', 'Live', 'Studies', 'Runs', 'Compare', 'Analyse', 'Reproduce', 'Devices'] as const;
export type ScreenName = (typeof screenNames)[number];

const screenshots = resolve('test-results', 'screenshots');

/** The application's page, spoken to by what a user sees: roles and names. */
export class WorkbenchPage {
  readonly page: Page;
  /** What the page's scripts complained about. */
  readonly complaints: string[] = [];

  constructor(private readonly application: OpenApplication) {
    this.page = application.page;
    this.page.on('pageerror', (error) => this.complaints.push(error.message));
    this.page.on('console', (message) => { if (message.type() === 'error') this.complaints.push(message.text()); });
  }

  /** The navigation's link to a screen. */
  link(screen: ScreenName): Locator {
    return this.page.getByRole('navigation').getByRole('link', { name: screen });
  }

  async goTo(screen: ScreenName): Promise<void> {
    await this.link(screen).click();
    await this.shows(screen);
  }

  /** Waits until a screen is the one shown. */
  async shows(screen: ScreenName): Promise<void> {
    // Not waitForFunction: what it runs from a string later than at once, the page's security policy refuses.
    await until(`the screen ${screen}`, () => this.page.title(), (title) => title.includes(screen));
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  /** Types a value into a field of Set up, opening its group where it is closed. */
  async setField(group: string, label: string, value: string): Promise<void> {
    const field = this.page.getByRole('textbox', { name: label, exact: true });
    await this.openGroup(group, field);
    await field.fill(value);
    await field.press('Tab');
  }

  /** Chooses from the list of a field of Set up, opening its group where it is closed. */
  async choose(group: string, label: string, option: RegExp): Promise<void> {
    const field = this.page.getByRole('group', { name: label, exact: true });
    await this.openGroup(group, field);
    // Naive UI gives its lists and their options no roles.
    await field.locator('[tabindex="0"]').click();
    await this.page.locator('.n-base-select-option').filter({ hasText: option }).click();
  }

  /** Chooses from a long list by typing the option's whole name. */
  async chooseTyped(group: string, label: string, option: string): Promise<void> {
    const field = this.page.getByRole('group', { name: label, exact: true });
    await this.openGroup(group, field);
    await field.locator('.n-base-selection').click();
    await field.locator('input').fill(option);
    const shown = this.page.locator('.n-base-select-option').filter({ hasText: new RegExp(`^${option}$`) });
    await shown.click();
    // A list that is still closing would keep what was typed for the next choice.
    await shown.waitFor({ state: 'hidden' });
  }

  private async openGroup(group: string, field: Locator): Promise<void> {
    if (!(await field.isVisible())) await this.button(new RegExp(`^${group}`)).click();
  }

  /** A run in the list beside the live plots. */
  queued(name: string): QueuedRun {
    return new QueuedRun(this.page.getByRole('listitem').filter({ hasText: name }));
  }

  /** A titled part of a screen. */
  region(title: string | RegExp): Locator {
    return this.page.getByRole('region', { name: title, exact: true });
  }

  /** The numbers behind a plot, as its CSV export has them: the heading and the lines. */
  async exportCsv(title: string): Promise<string[]> {
    await this.region(title).getByRole('button', { name: `Export ${title}` }).click();
    const path = await this.application.download(() => this.page.getByText('CSV (plotted numbers)').click());
    const lines = readFileSync(path, 'utf8').trim().split(/\r?\n/);
    rmSync(path);
    return lines;
  }

  /**
   * Takes something away by the Export menu of a screen with runs.
   * @param finish answers the dialog that some exports open
   * @returns the path of what was downloaded
   */
  async exportRuns(what: string, finish: () => Promise<void>): Promise<string> {
    await this.page.getByRole('button', { name: 'Export', exact: true }).click();
    return this.application.download(async () => {
      await this.page.locator('.n-dropdown-option').filter({ hasText: what }).click();
      await finish();
    });
  }

  async showTheme(theme: 'dark' | 'light'): Promise<void> {
    const shown = () => this.page.evaluate('document.documentElement.dataset.theme');
    for (let press = 0; (await shown()) !== theme; press += 1) {
      if (press > 2) throw new Error(`The theme button does not lead to the ${theme} theme.`);
      await this.button(/^Theme:/).click();
    }
  }

  /** Lets plots be redrawn and transitions end, after the change that they follow. */
  settle(): Promise<void> {
    return this.page.waitForTimeout(600);
  }

  /** Saves pictures of what is shown, in both themes and at both sizes that the design was made for. */
  async photograph(name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    for (const [width, height] of [[1920, 1080], [1280, 800]] as const) {
      await this.application.resize(width, height);
      for (const theme of ['light', 'dark'] as const) {
        await this.showTheme(theme);
        // Off every button, so that no tooltip covers anything.
        await this.page.mouse.move(width / 2, height - 2);
        await this.settle();
        await this.page.screenshot({ path: join(screenshots, `${name}-${width}x${height}-${theme}.png`) });
      }
    }
  }
}
