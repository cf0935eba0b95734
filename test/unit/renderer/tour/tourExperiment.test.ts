import { describe, expect, it } from 'vitest';
import { tourExperiment } from '@renderer/features/tour/tourExperiment';
import { experimentSchema } from '@shared/experiment/experiment';

describe('the experiments of the tour', () => {
  it('can be trained', () => {
    for (const decoder of ['broadcast', 'deconv'] as const) expect(experimentSchema.parse(tourExperiment(decoder))).toEqual(tourExperiment(decoder));
  });

  it('differ in their decoder alone, so that they can be compared', () => {
    const [broadcast, deconv] = [tourExperiment('broadcast'), tourExperiment('deconv')];
    expect(broadcast.model.decoder.type).toBe('broadcast');
    expect({ ...deconv, name: broadcast.name, model: { ...deconv.model, decoder: broadcast.model.decoder } }).toEqual(broadcast);
    expect(deconv.model.decoder.type).toBe('deconv');
  });
});
