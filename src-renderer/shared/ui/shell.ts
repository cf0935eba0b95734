import type { InjectionKey, ShallowRef } from 'vue';

/** The shell's place for a screen's title and actions; a screen that stands alone (in a test) draws them itself. */
export const screenHeaderKey: InjectionKey<Readonly<ShallowRef<HTMLElement | null>>> = Symbol('screen header');
