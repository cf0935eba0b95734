import { Cpu, Orbit, Activity, SlidersHorizontal, Table2 } from '@lucide/vue';
import type { Component } from 'vue';

/** One screen of the navigation rail. */
export interface Screen {
  readonly name: 'set-up' | 'live' | 'runs' | 'analyse' | 'devices';
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
  { name: 'runs', label: 'Runs', path: '/runs', icon: Table2, digit: 3, load: () => import('@renderer/features/runs/RunsScreen.vue') },
  { name: 'analyse', label: 'Analyse', path: '/analyse/:id?', icon: Orbit, digit: 4, load: () => import('@renderer/features/analyse/AnalyseScreen.vue') },
  { name: 'devices', label: 'Devices', path: '/devices', icon: Cpu, digit: 5, load: () => import('@renderer/features/devices/DevicesScreen.vue') },
];
