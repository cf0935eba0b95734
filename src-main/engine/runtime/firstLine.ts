/** The line of an error that says what is wrong, as a sentence. */
export function firstLine(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  // onnxruntime puts a source file and a failed condition, or the name of a function, before the words that matter.
  const line = first.trim().replace(/^.* was false\. /, '').replace(/^OrtSession\w+: /, '');
  return line.endsWith('.') ? line : `${line}.`;
}
