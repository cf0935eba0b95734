import { File, ready } from 'h5wasm';

let files = 0;

/** The bytes of an HDF5 file. */
export async function hdf5Bytes(build: (file: File) => void): Promise<Buffer> {
  const library = await ready;
  const name = `/made-${String(files++)}.h5`;
  const file = new File(name, 'w');
  build(file);
  file.close();
  const bytes = Buffer.from(library.FS.readFile(name));
  library.FS.unlink(name);
  return bytes;
}
