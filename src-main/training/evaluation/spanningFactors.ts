import type { Dataset } from '@shared/experiment/dataset';
import { circlesFactors } from '@shared/experiment/datasets/circles';
import { intervalFactors } from '@shared/experiment/datasets/factor';

/**
 * The one or two factors whose grid a geometry plot embeds: ordered ones, so that neighbors in the grid look alike. Empty
 * where a dataset has none that can be walked.
 */
export function spanningFactors(dataset: Dataset): readonly string[] {
  switch (dataset.type) {
    case 'circles':
      return dataset.heldOut?.factors ?? intervalFactors(circlesFactors(dataset)).slice(0, 2).map(({ name }) => name);
    case 'sprites':
      return ['posX', 'posY'];
    case 'rooms':
      return ['orientation', 'scale'];
    case 'chairs':
      return ['azimuth', 'elevation'];
    case 'pinwheel':
    case 'fashion':
    case 'imageFiles':
      return [];
  }
}
