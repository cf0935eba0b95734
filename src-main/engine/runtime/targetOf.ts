import { Tensor } from 'onnxruntime-node';
import { OnnxBuilder } from '../compile/onnxBuilder';
import { encodeModel, valueInfo } from '../compile/onnxFormat';
import { portableTarget, type Target } from '../compile/target';
import { createOnnxSession } from './createOnnxSession';

const CHANNELS = 64;

let cpu: Promise<Target> | undefined;

/** What graphs for a provider may use; found out once for this thread. */
export function targetOf(provider: string): Promise<Target> {
  if (provider !== 'cpu') return Promise.resolve(portableTarget);
  cpu ??= findChannelBlock().then((channelBlock) => ({ isProcessor: true, channelBlock }));
  return cpu;
}

/** The size of the blocks depends on the processor's vectors and can't be asked for: it shows in where a reordered image has its second pixel. */
async function findChannelBlock(): Promise<number | null> {
  // On processors of other kinds onnxruntime has no such convolutions, or only in some builds.
  if (process.arch !== 'x64') return null;
  const builder = new OnnxBuilder('');
  const shape = [1, CHANNELS, 1, 2];
  builder.node('com.microsoft.nchwc:ReorderInput', ['x'], {}, 'y');
  const session = await createOnnxSession(encodeModel(builder.graph('probe', [valueInfo('x', 'float32', shape)], [valueInfo('y', 'float32', shape)])), 'cpu');
  try {
    const { y } = await session.run({ x: new Tensor('float32', Float32Array.from({ length: 2 * CHANNELS }, (_, index) => index), shape) });
    // Of channel 0, pixel 1; a block of one channel is no block.
    const block = (y!.data as Float32Array).indexOf(1);
    return block > 1 ? block : null;
  } finally {
    await session.release();
  }
}
