import type { Door, OpenApplication, Profile } from './door';
import { createProfile, removeProfile } from './profile';
import { PATIENCE } from './until';
import { WorkbenchPage } from './workbenchPage';

/** The application of a story, which closes and opens it again in the middle. */
export class Stage {
  private profile: Profile | null = null;
  private application: OpenApplication | null = null;
  private current: WorkbenchPage | null = null;

  constructor(private readonly door: Door) {}

  get workbench(): WorkbenchPage {
    return this.current!;
  }

  async open(): Promise<void> {
    this.profile ??= createProfile();
    this.application = await this.door.open(this.profile);
    this.current = new WorkbenchPage(this.application);
    await this.current.link('Set up').waitFor({ timeout: PATIENCE });
  }

  async close(): Promise<void> {
    await this.application?.close();
    this.application = null;
  }

  async end(): Promise<void> {
    await this.close();
    if (this.profile) removeProfile(this.profile);
  }
}
