import { mark, type Control } from "./grid-cells.ts";

type Change = { readonly control: Control; readonly from: string; readonly to: string };

/** What was typed and pasted and is not saved, so that it can be taken back and given again. */
export type History = {
  /** Changes that were made together are taken back together. */
  readonly add: (changes: readonly Change[]) => void;
  readonly undo: () => boolean;
  readonly redo: () => boolean;
};

export function aHistory(changed: () => void): History {
  const done: (readonly Change[])[] = [];
  const undone: (readonly Change[])[] = [];
  const move = (
    from: (readonly Change[])[],
    to: (readonly Change[])[],
    value: (change: Change) => string,
  ): boolean => {
    const changes = from.pop();
    if (!changes) return false;
    for (const change of changes) {
      change.control.value = value(change);
      mark(change.control);
    }
    changes[0]?.control.focus();
    to.push(changes);
    changed();
    return true;
  };
  return {
    add: (changes) => {
      const real = changes.filter(({ from, to }) => from !== to);
      if (real.length === 0) return;
      done.push(real);
      undone.length = 0;
    },
    undo: () => move(done, undone, ({ from }) => from),
    redo: () => move(undone, done, ({ to }) => to),
  };
}
