/** A file with its place in the folder that was chosen or dropped. */
export interface NamedFile {
  readonly name: string;
  readonly file: File;
}

/** Files that an input chose; of a folder with their places in it. */
export function chosenFiles(files: FileList): NamedFile[] {
  return [...files].map((file) => ({ name: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, file })).filter(({ name }) => isVisible(name));
}

/**
 * Everything that was dropped, folders walked through; hidden files are left alone. Must be called while the drop is handled:
 * the browser takes the list back afterwards.
 */
export async function droppedFiles(items: DataTransferItemList): Promise<NamedFile[]> {
  // What does not come from a disk, such as a picture of another page, has no entry.
  const dropped = [...items].filter(({ kind }) => kind === 'file').flatMap((item) => item.webkitGetAsEntry() ?? item.getAsFile() ?? []);
  const files = await Promise.all(dropped.map((one) => (one instanceof File ? [{ name: one.name, file: one }] : walk(one))));
  return files.flat().filter(({ name }) => isVisible(name));
}

async function walk(entry: FileSystemEntry): Promise<NamedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => { (entry as FileSystemFileEntry).file(resolve, reject); });
    return [{ name: entry.fullPath.replace(/^\//, ''), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  for (;;) {
    // A hundred at a time, until there are none.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => { reader.readEntries(resolve, reject); });
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map(walk))).flat();
}

function isVisible(name: string): boolean {
  return !name.split('/').some((part) => part.startsWith('.'));
}
