/** The classes of chosen rows, in the order given. */
export function takeClasses(classes: Int32Array, chosen: Uint32Array): Int32Array {
  const taken = new Int32Array(chosen.length);
  for (let place = 0; place < chosen.length; place++) taken[place] = classes[chosen[place]!]!;
  return taken;
}
