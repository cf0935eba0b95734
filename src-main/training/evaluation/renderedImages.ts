import type { ImageSource } from '../../datasets/imageSource';

/**
 * The images of some coordinates, in memory of their own.
 * @param coordinates [count, width]
 * @returns [count, height, width, channels]
 */
export function renderedImages(source: ImageSource, coordinates: Float64Array): Float32Array {
  const { imageSize, channels } = source.shape;
  const images = new Float32Array((coordinates.length / source.width) * imageSize * imageSize * channels);
  source.render(coordinates, images);
  return images;
}
