import { onBeforeUnmount, onMounted, shallowRef, type Ref, type ShallowRef } from 'vue';

/** Whether an element is, or has been, near the visible part of what scrolls it: what is far away need not be drawn. */
export function useElementVisibility(element: Readonly<Ref<HTMLElement | null>>): Readonly<ShallowRef<boolean>> {
  const visible = shallowRef(false);
  let observer: IntersectionObserver | null = null;
  onMounted(() => {
    if (!element.value) return;
    observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      visible.value = true;
      observer?.disconnect();
    }, { rootMargin: '300px' });
    observer.observe(element.value);
  });
  onBeforeUnmount(() => observer?.disconnect());
  return visible;
}
