import { onBeforeUnmount, onMounted, shallowRef, type Ref, type ShallowRef } from 'vue';

/** What part of its content an element that scrolls shows, in pixels. */
export interface ScrollPlace {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** Before anything is laid out: enough to draw something. */
const FIRST: ScrollPlace = { top: 0, left: 0, width: 800, height: 400 };

/** Follows the size and the scrolling of an element, for those that draw only what is on the screen. */
export function useScrollPlace(scroller: Readonly<Ref<HTMLElement | null>>): { readonly place: Readonly<ShallowRef<ScrollPlace>>; /** Reads it at once, where a program has scrolled. */ look(): void } {
  const place = shallowRef(FIRST);
  function look(): void {
    const element = scroller.value;
    if (!element) return;
    place.value = { top: element.scrollTop, left: element.scrollLeft, width: element.clientWidth || FIRST.width, height: element.clientHeight || FIRST.height };
  }
  const observer = new ResizeObserver(look);
  onMounted(() => {
    if (!scroller.value) return;
    observer.observe(scroller.value);
    scroller.value.addEventListener('scroll', look, { passive: true });
    look();
  });
  onBeforeUnmount(() => { observer.disconnect(); });
  return { place, look };
}
