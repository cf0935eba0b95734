export function findElectron(root: string): string | null;
export function downloadElectron(root: string, say: (line: string) => void): Promise<string | { reason: string }>;
