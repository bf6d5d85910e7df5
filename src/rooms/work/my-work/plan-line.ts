/** A safety plan that this person leads and that is due for review. */
export type PlanLine = {
  readonly personId: string;
  readonly name: string;
  readonly reviewBy: string;
};
