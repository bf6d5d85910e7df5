import { sql, type QueryExecutorProvider } from "kysely";

export type TaskState = {
  readonly task: string;
  readonly waiting: number;
  /** Should have been done ten minutes ago. */
  readonly late: number;
  /** Failed and is tried again. */
  readonly failing: number;
  /** Failed so often that it is not tried again. */
  readonly givenUp: number;
  readonly nextAt: Date | null;
};

export type QueueState = { readonly lastBeat: Date | null; readonly tasks: readonly TaskState[] };

/** Whether background work is done: counts by task, and nothing of what it is about. */
export async function readQueueState(db: QueryExecutorProvider): Promise<QueueState> {
  const tasks = await sql<TaskState>`
    select task, waiting, late, failing, given_up as "givenUp", next_at as "nextAt"
    from work.queue_state()`.execute(db);
  const beat = await sql<{ at: Date | null }>`select work.last_beat() as at`.execute(db);
  return { lastBeat: beat.rows[0]?.at ?? null, tasks: tasks.rows };
}

/** A worker notes each minute that it is there; this many of them missed is a worker that is not. */
export const silentAfterSeconds = 300;
