import {
  controlAt,
  controlsIn,
  isChanged,
  mark,
  placeOf,
  rowsIn,
  type Control,
  type Place,
} from "./grid-cells.ts";
import { aHistory, type History } from "./grid-history.ts";
import { blockBetween, pasteOver, spanOf } from "./grid-paste.ts";

/** Makes forms with `data-grid` move, paste and undo as a spreadsheet does. They work without it. */
export function editGrids(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-grid]")) edit(form);
}

type Grid = {
  readonly form: HTMLFormElement;
  readonly history: History;
  readonly tell: (first?: string) => void;
  /** What the focused cell said when the keyboard came to it. */
  before: string;
  /** Arrow keys belong to the text or the choice, until the cell is left. */
  isEditing: boolean;
  /** The far corner of a block that is marked for copying. */
  corner: Place | undefined;
};

function edit(form: HTMLFormElement): void {
  const tell = (first = ""): void => say(form, first);
  const history = aHistory(tell);
  const grid: Grid = { form, history, tell, before: "", isEditing: false, corner: undefined };
  for (const control of controlsIn(form)) listen(grid, control);
  guard(form);
  if (controlsIn(form).some(isChanged)) tell();
}

function listen(grid: Grid, control: Control): void {
  control.addEventListener("focus", () => {
    grid.before = control.value;
    grid.isEditing = false;
    if (grid.corner) choose(grid, control, undefined);
    if (control instanceof HTMLInputElement) control.select();
  });
  control.addEventListener("input", () => {
    grid.isEditing = true;
    mark(control);
    grid.tell();
  });
  control.addEventListener("change", () => {
    grid.history.add([{ control, from: grid.before, to: control.value }]);
    grid.before = control.value;
    mark(control);
    grid.tell();
  });
  control.addEventListener("pointerdown", () => {
    // A second press on the cell that has the keyboard is for its text.
    if (document.activeElement === control) grid.isEditing = true;
  });
  control.addEventListener("keydown", (event) => press(grid, control, event as KeyboardEvent));
  control.addEventListener("paste", (event) => paste(grid, control, event as ClipboardEvent));
  control.addEventListener("copy", (event) => copy(grid, control, event as ClipboardEvent));
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function press(grid: Grid, control: Control, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey) {
    take(grid, control, event);
    return;
  }
  if (event.altKey) return;
  if (event.key === "F2") {
    grid.isEditing = true;
    if (control instanceof HTMLInputElement)
      control.setSelectionRange(control.value.length, control.value.length);
    event.preventDefault();
    return;
  }
  if (event.key === "Escape") {
    giveUp(grid, control);
    return;
  }
  if (event.key === "Enter") {
    // Save is a button: a row that is not finished is never sent by a key meant for the next cell.
    event.preventDefault();
    go(grid, control, event.shiftKey ? [-1, 0] : [1, 0]);
    return;
  }
  const step = steps[event.key];
  if (!step || grid.isEditing) return;
  event.preventDefault();
  if (event.shiftKey) extend(grid, control, step);
  else go(grid, control, step);
}

/** Ctrl+Z takes back what was typed in this cell first; what was done before it comes from here. */
function take(grid: Grid, control: Control, event: KeyboardEvent): void {
  const key = event.key.toLowerCase();
  const isUndo = key === "z" && !event.shiftKey;
  const isRedo = key === "y" || (key === "z" && event.shiftKey);
  if (!isUndo && !isRedo) return;
  if (control.value !== grid.before) return;
  event.preventDefault();
  if (isUndo) grid.history.undo();
  else grid.history.redo();
  // Where the keyboard stays, no focus says anew what the cell said.
  if (document.activeElement === control) grid.before = control.value;
}

function giveUp(grid: Grid, control: Control): void {
  control.value = grid.before;
  grid.isEditing = false;
  if (grid.corner) choose(grid, control, undefined);
  mark(control);
  grid.tell();
}

/** To the next cell that can be edited, that way; the page's own links are reached by Tab. */
function go({ form }: Grid, control: Control, [down, along]: readonly [number, number]): void {
  const from = placeOf(form, control);
  const rows = rowsIn(form);
  const width = rows[0]?.children.length ?? 0;
  let { row, column } = from;
  for (let tries = rows.length + width; tries > 0; tries -= 1) {
    row += down;
    column += along;
    const next = controlAt(form, { row, column });
    if (next) {
      next.focus();
      return;
    }
    if (row < 0 || row >= rows.length || column < 0 || column >= width) return;
  }
}

function extend(grid: Grid, control: Control, [down, along]: readonly [number, number]): void {
  const { row, column } = grid.corner ?? placeOf(grid.form, control);
  const rows = rowsIn(grid.form);
  const width = rows[0]?.children.length ?? 1;
  const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most);
  choose(grid, control, {
    row: within(row + down, rows.length - 1),
    column: within(column + along, width - 1),
  });
}

/** Marks the block between the cell that has the keyboard and its far corner. */
function choose(grid: Grid, control: Control, corner: Place | undefined): void {
  grid.corner = corner;
  const name = "app-grid__chosen";
  for (const cell of grid.form.querySelectorAll(`.${name}`)) cell.classList.remove(name);
  if (!corner) return;
  const { rows, columns } = spanOf(placeOf(grid.form, control), corner);
  const all = rowsIn(grid.form);
  for (const row of rows)
    for (const column of columns) all[row]?.children[column]?.classList.add(name);
  grid.tell(`${rows.length * columns.length} cells marked. Copy takes them.`);
}

function paste(grid: Grid, control: Control, event: ClipboardEvent): void {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const isBlock = /[\t\n]/.test(text.trimEnd());
  if (text.trim() === "" || (!isBlock && control instanceof HTMLInputElement)) return;
  event.preventDefault();
  const { changes, words } = pasteOver(grid.form, control, text);
  grid.history.add(changes);
  grid.before = control.value;
  grid.tell(words);
}

function copy(grid: Grid, control: Control, event: ClipboardEvent): void {
  if (!grid.corner) return;
  event.preventDefault();
  const text = blockBetween(grid.form, placeOf(grid.form, control), grid.corner);
  event.clipboardData?.setData("text/plain", text);
}

/** In the region that screen readers follow. */
function say(form: HTMLFormElement, first: string): void {
  const changed = controlsIn(form).filter(isChanged).length;
  const count =
    changed === 0
      ? "Nothing changed"
      : `${changed} ${changed === 1 ? "cell" : "cells"} changed, not saved`;
  const status = form.querySelector("[data-grid-status]");
  if (status) status.textContent = [first, `${count}.`].filter((part) => part !== "").join(" ");
}

/** Leaving with changes that are not saved is asked about first. */
function guard(form: HTMLFormElement): void {
  let isSending = false;
  form.addEventListener("submit", () => (isSending = true));
  addEventListener("pageshow", () => (isSending = false));
  addEventListener("beforeunload", (event) => {
    if (!isSending && controlsIn(form).some(isChanged)) event.preventDefault();
  });
}
