import { BookCheck, Cpu, GitCompareArrows, Grid3x3, Orbit, Activity, SlidersHorizontal, Table2 } from '@lucide/vue';
import type { Component } from 'vue';

/** One screen of the navigation rail. */
export interface Screen {
  readonly name: 'set-up' | 'live' | 'studies' | 'runs' | 'compare' | 'analyse' | 'reproduce' | 'devices';
  /** What the rail and the window's title call it. */
  readonly label: string;
  readonly path: string;
  readonly icon: Component;
  /** The digit that opens it together with Ctrl or Cmd. */
  readonly digit: number;
  readonly load: () => Promise<unknown>;
}

/** The screens in the order of the rail. */
export const screens: readonly Screen[] = [
  { name: 'set-up', label: 'Set up', path: '/set-up', icon: SlidersHorizontal, digit: 1, load: () => import('@renderer/features/setUp/SetUpScreen.vue') },
  { name: 'live', label: 'Live', path: '/live', icon: Activity, digit: 2, load: () => import('@renderer/features/live/LiveScreen.vue') },
  { name: 'studies', label: 'Studies', path: '/studies/:id?', icon: Grid3x3, digit: 3, load: () => import('@renderer/features/studies/StudiesScreen.vue') },
  { name: 'runs', label: 'Runs', path: '/runs', icon: Table2, digit: 4, load: () => import('@renderer/features/runs/RunsScreen.vue') },
  { name: 'compare', label: 'Compare', path: '/compare', icon: GitCompareArrows, digit: 5, load: () => import('@renderer/features/compare/CompareScreen.vue') },
  { name: 'analyse', label: 'Analyse', path: '/analyse/:id?', icon: Orbit, digit: 6, load: () => import('@renderer/features/analyse/AnalyseScreen.vue') },
  { name: 'reproduce', label: 'Reproduce', path: '/reproduce/:id?', icon: BookCheck, digit: 7, load: () => import('@renderer/features/reproduce/ReproduceScreen.vue') },
  { name: 'devices', label: 'Devices', path: '/devices', icon: Cpu, digit: 8, load: () => import('@renderer/features/devices/DevicesScreen.vue') },
];
