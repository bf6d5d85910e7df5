/** Whether the child was there. A session that the worker cancelled was not missed by the child. */
export const attendances = {
  seen: "Seen",
  "not-seen": "Not there",
  declined: "Did not want to",
  cancelled: "Cancelled by us",
} as const;
export type Attendance = keyof typeof attendances;

type Held = {
  readonly sessionId: string;
  readonly attendance: Attendance;
  readonly correctsId: string | null;
};

/** Without the sessions that a later one put right. */
export function standing<S extends Held>(sessions: readonly S[]): readonly S[] {
  const corrected = new Set(sessions.map(({ correctsId }) => correctsId));
  return sessions.filter(({ sessionId }) => !corrected.has(sessionId));
}

/** How many sessions in a row the child was not at, counted back from the newest, which is first. */
export function missedInARow(sessions: readonly Held[]): number {
  const held = standing(sessions).filter(({ attendance }) => attendance !== "cancelled");
  const seen = held.findIndex(({ attendance }) => attendance === "seen");
  return seen === -1 ? held.length : seen;
}
