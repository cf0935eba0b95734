import { describe, expect, it } from 'vitest';
import { toCsv } from '@renderer/shared/plots/plotTable';
import { dataUrlToBlob } from '@renderer/shared/plots/exportPlot';
import { fileName } from '@renderer/shared/plots/saveFile';
import { subscript, traversalColumnLabels } from '@renderer/shared/plots/sheetLabels';

describe('toCsv', () => {
  it('keeps every digit, leaves missing values empty and quotes what needs it', () => {
    const text = toCsv({ columns: ['run', 'value'], rows: [['a "b", c', 0.1 + 0.2], ['plain', null]] });
    expect(text).toBe('run,value\n"a ""b"", c",0.30000000000000004\nplain,\n');
  });
});

describe('dataUrlToBlob', () => {
  it('decodes base64 and percent-encoded text', async () => {
    expect(await dataUrlToBlob('data:image/png;base64,AAEC').arrayBuffer()).toEqual(new Uint8Array([0, 1, 2]).buffer);
    const svg = dataUrlToBlob(`data:image/svg+xml,${encodeURIComponent('<svg>β</svg>')}`);
    expect(await svg.text()).toBe('<svg>β</svg>');
    expect(svg.type).toBe('image/svg+xml');
  });
});

describe('names and labels', () => {
  it('makes names that every file system takes', () => {
    expect(fileName(['X-Y circles, β 4 · seed 0', 'Geometry'], 'svg')).toBe('x-y-circles-4-seed-0-geometry.svg');
    expect(fileName(['…'], 'csv')).toBe('plot.csv');
  });

  it('labels the ends and the middle of a traversal', () => {
    expect(traversalColumnLabels(5)).toEqual(['−2', '', '0', '', '+2']);
    expect(traversalColumnLabels(4)).toEqual(['−2', '', '', '+2']);
    expect(subscript(10)).toBe('₁₀');
  });
});
