import { pack, type Header } from 'tar-stream';

/** An entry, as far as it matters. */
export type TarEntry = Partial<Header> & Pick<Header, 'name'> & { readonly content?: Uint8Array };

/** A tar archive of files in the given order, as the library writes it. */
export async function tarBytes(entries: readonly TarEntry[]): Promise<Buffer> {
  const archive = pack();
  for (const { content = new Uint8Array(0), ...header } of entries) archive.entry(header, content);
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
