import type { Data } from 'plotly.js-dist';
import type { CodeCloud } from '@shared/run/evaluation';
import type { Figure } from './figure';
import { planeLayout } from './planeLayout';
import type { PlotPalette } from './plotPalette';
import { darkPalette, lightPalette } from '@renderer/shared/theme/runColor';

/** Codes of some images in the two latents of lowest variance, colored by the class of their first factor. */
export function cloudFigure(cloud: CodeCloud, extent: number, palette: PlotPalette): Figure {
  const colors = palette.isDark ? darkPalette : lightPalette;
  const classes = [...new Set(cloud.classes)].sort((left, right) => left - right);
  return {
    data: classes.map((one): Data => {
      const points = cloud.means.filter((_, index) => cloud.classes[index] === one);
      return {
        type: 'scatter',
        mode: 'markers',
        name: cloud.factor === null ? 'codes' : `${cloud.factor} ${String(one)}`,
        x: points.map(([x]) => x),
        y: points.map(([, y]) => y),
        marker: { size: 5, color: colors[one % colors.length]!, opacity: 0.8 },
        hovertemplate: `${cloud.factor === null ? '' : `${cloud.factor} ${String(one)}<br>`}latent ${String(cloud.latents[0])} %{x:.2f}, latent ${String(cloud.latents[1])} %{y:.2f}<extra></extra>`,
      };
    }),
    legend: cloud.factor !== null,
    layout: planeLayout(cloud.latents, extent, palette, 12),
    table: () => ({
      columns: [cloud.factor ?? 'class', ...cloud.latents.map((latent) => `latent_${String(latent)}`), ...cloud.latents.map((latent) => `sigma_${String(latent)}`)],
      rows: cloud.means.map(([x, y], index) => [cloud.classes[index]!, x, y, ...cloud.deviations[index]!]),
    }),
  };
}
