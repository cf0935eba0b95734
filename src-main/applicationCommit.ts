/** The commit that this application was built from, in full; null where it was built outside a repository. The build puts it in. */
export const applicationCommit: string | null = process.env.SBD_COMMIT ?? null;
