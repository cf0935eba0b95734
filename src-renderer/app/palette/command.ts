import type { Component } from 'vue';

/** What kinds there are, in the order in which they are shown while nothing is typed. */
export const commandKinds = ['Go to', 'Actions', 'Compare', 'Studies', 'Runs', 'Presets'] as const;
export type CommandKind = (typeof commandKinds)[number];

/** Something that can be done from the command palette. */
export interface Command {
  /** Stable: what was used last is remembered by it. */
  readonly id: string;
  readonly kind: CommandKind;
  readonly title: string;
  /** A few muted words after the title; searched as well. */
  readonly detail: string;
  readonly icon: Component;
  /** Keys that do the same. */
  readonly keys?: readonly string[];
  readonly run: () => void;
}
