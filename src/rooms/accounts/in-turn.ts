type Waiting = { readonly start: () => void; readonly giveUp: () => void };

type Few = {
  /** How many work at the same time. */
  readonly most: number;
  readonly mostWaiting: number;
  readonly patienceMs: number;
};

export type InTurn = <T>(
  work: () => Promise<T>,
  how?: { readonly isFirst?: boolean },
) => Promise<T | "busy">;

/**
 * Lets few work at once and the others wait, those who come first before those who do not. Whoever would wait
 * longer than anybody looks at a page is told so at once, or when their patience is over, and nothing was done.
 */
export function fewAtOnce({ most, mostWaiting, patienceMs }: Few): InTurn {
  const first: Waiting[] = [];
  const others: Waiting[] = [];
  let working = 0;
  const next = (): void => {
    const turn = first.shift() ?? others.shift();
    if (turn) turn.start();
    else working -= 1;
  };
  const myTurn = (line: Waiting[]): Promise<boolean> => {
    if (working < most) {
      working += 1;
      return Promise.resolve(true);
    }
    if (line.length >= mostWaiting) return Promise.resolve(false);
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        line.splice(line.indexOf(me), 1);
        me.giveUp();
      }, patienceMs);
      const settle = (isMine: boolean) => (): void => {
        clearTimeout(late);
        resolve(isMine);
      };
      const me: Waiting = { start: settle(true), giveUp: settle(false) };
      line.push(me);
    });
  };
  return async (work, { isFirst = false } = {}) => {
    if (!(await myTurn(isFirst ? first : others))) return "busy";
    try {
      return await work();
    } finally {
      next();
    }
  };
}
