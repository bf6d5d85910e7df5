import { joinBlock, splitBlock } from "../kernel/block.ts";
import {
  controlAt,
  controlsIn,
  give,
  mark,
  placeOf,
  rowsIn,
  textOf,
  type Control,
  type Place,
} from "./grid-cells.ts";

export type Pasted = {
  readonly changes: readonly {
    readonly control: Control;
    readonly from: string;
    readonly to: string;
  }[];
  readonly words: string;
};

/**
 * Lays a block over the cells from the one that has the keyboard. Columns that nobody edits here are
 * passed over; a cell that this person may not edit takes nothing, and what stood for it is counted.
 */
export function pasteOver(form: HTMLFormElement, from: Control, text: string): Pasted {
  const block = splitBlock(text);
  const start = placeOf(form, from);
  const columns = editedColumns(form).filter((column) => column >= start.column);
  const changes: Pasted["changes"][number][] = [];
  const misfits: string[] = [];
  let outside = 0;
  for (const [down, line] of block.entries()) {
    for (const [along, value] of line.entries()) {
      const column = columns[along];
      const control =
        column === undefined ? undefined : controlAt(form, { row: start.row + down, column });
      if (!control) {
        if (value !== "") outside += 1;
        continue;
      }
      const before = control.value;
      const isTaken = give(control, value);
      if (isTaken) changes.push({ control, from: before, to: control.value });
      else misfits.push(value);
      mark(control, isTaken ? "" : `“${value.slice(0, 60)}” is none of the choices`);
    }
  }
  return { changes, words: wordsOf({ taken: changes.length, outside, misfits }) };
}

const editedColumns = (form: HTMLFormElement): number[] => {
  const columns = rowsIn(form).flatMap((row) =>
    [...row.children].flatMap((cell, index) => (controlsIn(cell).length > 0 ? [index] : [])),
  );
  return [...new Set(columns)].sort((one, other) => one - other);
};

type Counts = {
  readonly taken: number;
  readonly outside: number;
  readonly misfits: readonly string[];
};

function wordsOf({ taken, outside, misfits }: Counts): string {
  const parts = [`${taken} ${taken === 1 ? "cell" : "cells"} pasted`];
  if (outside > 0) parts.push(`${outside} had no cell to go to`);
  if (misfits.length > 0)
    parts.push(`${misfits.length} not understood, each marked next to its cell`);
  return `${parts.join("; ")}.`;
}

/** The block between two cells as text for a spreadsheet. */
export function blockBetween(form: HTMLFormElement, one: Place, other: Place): string {
  const { rows, columns } = spanOf(one, other);
  const cells = rowsIn(form).map((row) => [...row.children]);
  return joinBlock(
    rows.map((row) =>
      columns.map((column) => {
        const cell = cells[row]?.[column];
        return cell ? textOf(cell) : "";
      }),
    ),
  );
}

export function spanOf(one: Place, other: Place) {
  const span = (a: number, b: number): number[] =>
    Array.from({ length: Math.abs(a - b) + 1 }, (_, index) => Math.min(a, b) + index);
  return { rows: span(one.row, other.row), columns: span(one.column, other.column) };
}
