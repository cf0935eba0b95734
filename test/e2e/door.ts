import type { Page } from 'playwright-core';

/** What one start of the application works on; it outlives restarts. */
export interface Profile {
  /** The folder around the others. */
  readonly folder: string;
  readonly runsFolder: string;
  /** Electron's user data; the browser's profile. */
  readonly dataFolder: string;
  /** Where files exported from plots arrive. */
  readonly downloadsFolder: string;
}

/** The application, open. */
export interface OpenApplication {
  readonly page: Page;
  /** Makes the page so large, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** Saves what `click` downloads; returns the file's path. */
  download(click: () => Promise<void>): Promise<string>;
  /** Quits as a user does, who answers yes when asked about active runs. */
  close(): Promise<void>;
}

/** One way into the application. */
export interface Door {
  readonly id: 'web' | 'electron';
  readonly name: string;
  /** Why this machine can't open it, or null. */
  readonly unavailable: string | null;
  open(profile: Profile): Promise<OpenApplication>;
}
