import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { AxisScale } from '@shared/plots/downsample';

/** How Live draws its curves; one choice for all of them, so that they can be read against each other. */
export const useCurveControls = defineStore('curveControls', () => {
  const xScale = ref<AxisScale>('linear');
  const yScale = ref<AxisScale>('log');
  const smoothing = ref(0);
  return { xScale, yScale, smoothing };
});
