import type { EngineSession } from '../../engine/engine';

/** Runs engine work while nobody else of this thread uses the engine. */
export type Exclusively = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A session that lets others use the engine between its calls: measuring takes long, and whoever drags a slider meanwhile is answered. */
export function takingTurns(session: EngineSession, exclusively: Exclusively): EngineSession {
  return {
    device: session.device,
    train: (chunk) => exclusively(() => session.train(chunk)),
    state: () => exclusively(() => session.state()),
    restore: (state) => exclusively(() => session.restore(state)),
    encode: (images, count) => exclusively(() => session.encode(images, count)),
    decode: (latents, count) => exclusively(() => session.decode(latents, count)),
    evaluate: (images, noise, count) => exclusively(() => session.evaluate(images, noise, count)),
    dispose: () => exclusively(() => session.dispose()),
  };
}
