import { shallowRef, type ShallowRef } from 'vue';
import type { PlotPlane } from '../painter/plotPlane';
import { pannedRanges, zoomedRanges, type PlaneRanges } from './planeRanges';

/** What a drag does. */
export type DragMode = 'pan' | 'box' | 'lasso';

type Pixel = readonly [x: number, y: number];

/** What the gestures act on. */
export interface GestureTarget {
  /** The plane as it is shown now; null while nothing is drawn. */
  plane(): PlotPlane | null;
  mode(): DragMode;
  move(ranges: PlaneRanges): void;
  reset(): void;
  /** A press and a release at one place. */
  click(at: Pixel): void;
  select(outline: readonly Pixel[]): void;
}

export interface PlaneGestures {
  /** The outline that is being drawn, in CSS pixels; empty while none is. */
  readonly outline: Readonly<ShallowRef<readonly Pixel[]>>;
  readonly dragging: Readonly<ShallowRef<boolean>>;
  press(event: PointerEvent): void;
  drag(event: PointerEvent): void;
  release(event: PointerEvent): void;
  wheel(event: WheelEvent): void;
  key(event: KeyboardEvent): void;
}

/** A pointer that moves less is a click. */
const CLICK_REACH = 4;
const WHEEL_SPEED = 0.0015;
const KEY_ZOOM = 1.25;
const KEY_PAN = 40;

/** Pan, zoom and selection with pointer, wheel and keys: drag, wheel, arrows, plus and minus; 0 shows everything. Shift with a drag draws a box. */
export function usePlaneGestures(target: GestureTarget): PlaneGestures {
  const outline = shallowRef<readonly Pixel[]>([]);
  const dragging = shallowRef(false);
  let start: Pixel | null = null;
  let startPlane: PlotPlane | null = null;
  let mode: DragMode = 'pan';

  const place = (event: MouseEvent): Pixel => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const keys: Readonly<Partial<Record<string, (plane: PlotPlane) => PlaneRanges>>> = {
    ArrowLeft: (plane) => pannedRanges(plane, KEY_PAN, 0),
    ArrowRight: (plane) => pannedRanges(plane, -KEY_PAN, 0),
    ArrowUp: (plane) => pannedRanges(plane, 0, KEY_PAN),
    ArrowDown: (plane) => pannedRanges(plane, 0, -KEY_PAN),
    '+': (plane) => zoomedRanges(plane, KEY_ZOOM, middle(plane)),
    '-': (plane) => zoomedRanges(plane, 1 / KEY_ZOOM, middle(plane)),
  };

  return {
    outline,
    dragging,
    press(event) {
      if (event.button !== 0) return;
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      start = place(event);
      startPlane = target.plane();
      mode = event.shiftKey ? 'box' : target.mode();
    },
    drag(event) {
      if (!start || !startPlane) return;
      const at = place(event);
      if (!dragging.value && Math.hypot(at[0] - start[0], at[1] - start[1]) < CLICK_REACH) return;
      dragging.value = true;
      if (mode === 'pan') target.move(pannedRanges(startPlane, at[0] - start[0], at[1] - start[1]));
      else outline.value = mode === 'box' ? [start, [at[0], start[1]], at, [start[0], at[1]]] : [...(outline.value.length === 0 ? [start] : outline.value), at];
    },
    release(event) {
      if (!start) return;
      if (!dragging.value) target.click(place(event));
      else if (outline.value.length > 2) target.select(outline.value);
      start = null;
      dragging.value = false;
      outline.value = [];
    },
    wheel(event) {
      const plane = target.plane();
      if (!plane) return;
      event.preventDefault();
      target.move(zoomedRanges(plane, Math.exp(-event.deltaY * WHEEL_SPEED), place(event)));
    },
    key(event) {
      const plane = target.plane();
      if (!plane || event.ctrlKey || event.metaKey || event.altKey) return;
      const change = keys[event.key];
      if (!change && event.key !== '0') return;
      event.preventDefault();
      if (change) target.move(change(plane));
      else target.reset();
    },
  };
}

function middle({ left, top, width, height }: PlotPlane): Pixel {
  return [left + width / 2, top + height / 2];
}
