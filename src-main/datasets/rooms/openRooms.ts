import { dataShape } from '@shared/experiment/dataset';
import { roomFactors, type RoomsDataset } from '@shared/experiment/datasets/rooms';
import type { ImageSource } from '../imageSource';
import { renderedSource } from '../renderedSource';
import { RoomPainter } from './roomPainter';

/** The images of 3D Object-in-Room (Kim and Mnih 2018), rendered: every combination of its factors once. */
export function openRooms(dataset: RoomsDataset): ImageSource {
  const painter = new RoomPainter(dataset.imageSize);
  return renderedSource({
    shape: dataShape(dataset),
    factors: roomFactors,
    size: roomFactors.reduce((product, { levels }) => product * levels!.length, 1),
    render: (values, target) => { painter.draw(values, target); },
  });
}
