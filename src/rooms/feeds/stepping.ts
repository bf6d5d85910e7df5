/** Rows that are taken at once: short enough that nobody else waits. */
export const atOnce = 100;
/** So often a row is tried by itself before it is set aside. */
export const tries = 3;

/** Rows could not be taken together. It says nothing of what they hold: the database’s own code, if it gave one. */
export class RowsFailed extends Error {
  override readonly name = "RowsFailed";
  readonly code: string;
  /** How many rows had been taken before. */
  readonly done: number;

  constructor(cause: unknown, done: number) {
    super("rows of another system could not be taken", { cause });
    const code: unknown = cause instanceof Error ? Reflect.get(cause, "code") : undefined;
    this.done = done;
    this.code = typeof code === "string" && /^[\w-]{1,30}$/.test(code) ? code : "no code";
  }
}

/** The next rows, so many at most; or the one that failed set aside. */
export type Step = { readonly most: number } | { readonly left: RowsFailed };

/**
 * Goes through a file a hundred rows at a time. Where they cannot be taken together each is taken by itself,
 * and one that never can is set aside, so that no row holds up those after it.
 */
export function stepThrough<T>(take: (step: Step) => Promise<T>): () => Promise<T> {
  let alone = 0;
  return async () => {
    if (alone === 0) {
      const taken = await orFailed(take({ most: atOnce }));
      if (!(taken instanceof RowsFailed)) return taken;
      alone = atOnce;
    }
    alone -= 1;
    for (let tried = 1; ; tried += 1) {
      const taken = await orFailed(take({ most: 1 }));
      if (!(taken instanceof RowsFailed)) return taken;
      if (tried === tries) return take({ left: taken });
    }
  };
}

/** Anything else that goes wrong is not of the rows: whoever called tries again later. */
async function orFailed<T>(taking: Promise<T>): Promise<T | RowsFailed> {
  try {
    return await taking;
  } catch (error) {
    if (error instanceof RowsFailed) return error;
    throw error;
  }
}
