/**
 * Has GTK start without OpenGL on Linux; call it before Electron is ready, and what it returns afterwards.
 *
 * GTK asks X11 for OpenGL when it starts, though Electron draws its windows itself, in a process of their own. Mesa answers by
 * loading LLVM into the main process for everybody to see, and TensorFlow's library, which brings another LLVM under the same
 * names, then ends the application with a segmentation fault as soon as tfjs-node is loaded.
 * @param environment of the main process
 * @returns puts the variable back, so that programs which the application opens find theirs as it was
 */
export function withoutToolkitOpenGl(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): () => void {
  if (platform !== 'linux') return () => undefined;
  const before = environment.GDK_GL;
  environment.GDK_GL = 'disable';
  return () => {
    if (before === undefined) delete environment.GDK_GL;
    else environment.GDK_GL = before;
  };
}
