import type { StudyPlan } from '../study/study';
import type { Claim } from './claim';

export const papers = ['Spatial Broadcast Decoder', 'Decomposition of latent spaces'] as const;
export type Paper = (typeof papers)[number];

export const budgetNames = ['minutes', 'hour', 'published'] as const;
export type BudgetName = (typeof budgetNames)[number];

/** What budgets are called where they are chosen. */
export const budgetTitles: Record<BudgetName, string> = { minutes: 'Minutes on a CPU', hour: 'An hour on a GPU', published: 'As published' };

/** A number that the paper prints. */
export interface PaperNumber {
  /** Whose: the labels of the axes' values. */
  readonly label: string;
  readonly measure: string;
  readonly value: number;
  /** One standard deviation over replicas, where it is printed. */
  readonly spread: number | null;
}

/** One way to pay for a reproduction. */
export interface Budget {
  /** What has to be trained. */
  readonly plan: StudyPlan;
  /** In which ways the set-up is not the paper's; null where it is. */
  readonly changes: string | null;
}

/** A figure or table of a paper: what it claims, what has to be trained to see it, and how it is drawn and judged. */
export interface Reproduction {
  /** Part of addresses, such as `figure-3`. */
  readonly id: string;
  readonly paper: Paper;
  /** Such as `Figure 3`. */
  readonly source: string;
  readonly title: string;
  readonly claims: readonly Claim[];
  readonly paperNumbers: readonly PaperNumber[];
  /** Why there are no numbers, or what is to be known of them; null where they speak for themselves. */
  readonly numbersNote: string | null;
  readonly budgets: Readonly<Record<BudgetName, Budget>>;
  /** Which of the comparison's views draw it, the most telling one first. */
  readonly views: readonly string[];
}
