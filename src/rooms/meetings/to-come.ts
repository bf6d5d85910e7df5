/** Until a meeting or a sitting begins nobody was there and nobody was missing: its pages say who answered what. */
export const isToCome = ({ startsAt }: { readonly startsAt: Date }, at: Date): boolean =>
  startsAt > at;

/** Before its day and place. */
export const heldWords = (toCome: boolean): string => (toCome ? "To be held" : "Held");

/** People come in before the time. From then on it can be taken who is here. */
const minutesBefore = 30;

export const canTakeAttendance = ({ startsAt }: { readonly startsAt: Date }, at: Date): boolean =>
  startsAt.getTime() - minutesBefore * 60_000 <= at.getTime();

export const takenFromWords = `Who is there is taken here from ${minutesBefore} minutes before it begins.`;
