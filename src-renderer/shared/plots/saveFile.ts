/** Hands a file to the browser's or Electron's own download, which asks where to put it or uses the download folder. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own reference by then; Chromium needs the address until the next task.
  setTimeout(() => { URL.revokeObjectURL(address); }, 10_000);
}

/** A name that every file system takes. */
export function fileName(parts: readonly string[], extension: string): string {
  const stem = parts.join(' ').normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '').toLowerCase().slice(0, 100);
  return `${stem === '' ? 'plot' : stem}.${extension}`;
}
