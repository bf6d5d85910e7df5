export type Control = HTMLInputElement | HTMLSelectElement;

export const controlsIn = (root: ParentNode): Control[] => [
  ...root.querySelectorAll<Control>("[data-cell]"),
];

/** The rows of the table that stand for children, each with its cells. */
export const rowsIn = (form: HTMLFormElement): HTMLTableRowElement[] =>
  [...form.querySelectorAll<HTMLTableRowElement>("tbody tr")].filter(
    (row) => row.querySelector("input[name=row]") !== null,
  );

export type Place = { readonly row: number; readonly column: number };

export function placeOf(form: HTMLFormElement, control: Element): Place {
  const cell = control.closest("td, th");
  const row = control.closest("tr");
  return {
    row: row ? rowsIn(form).indexOf(row) : -1,
    column: cell && row ? [...row.children].indexOf(cell) : -1,
  };
}

export function controlAt(form: HTMLFormElement, { row, column }: Place): Control | undefined {
  const cell = rowsIn(form)[row]?.children[column];
  return cell ? controlsIn(cell)[0] : undefined;
}

/** What a cell says, in words: of a choice its name. */
export function textOf(cell: Element): string {
  const [control] = controlsIn(cell);
  if (!control) return cell.textContent.replaceAll(/\s+/g, " ").trim();
  if (control instanceof HTMLInputElement) return control.value;
  return control.value === "" ? "" : (control.selectedOptions[0]?.text ?? "");
}

/** Gives a cell what was typed or pasted; false where a choice has nothing of that name. */
export function give(control: Control, text: string): boolean {
  if (control instanceof HTMLInputElement) {
    control.value = text.replaceAll(/\s+/g, " ");
    return true;
  }
  const found = [...control.options].find((option) => namesOf(option).includes(plain(text)));
  if (found) control.value = found.value;
  return found !== undefined;
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const namesOf = ({ value, text, dataset }: HTMLOptionElement): string[] =>
  [value, text, ...(dataset["also"] ?? "").split("\t")].map(plain);

export const isChanged = (control: Control): boolean =>
  control.value.trim() !== (control.dataset["was"] ?? "");

/** Marks a cell in words and to the eye. What the server said beside it is left as it is. */
export function mark(control: Control, wrong = ""): void {
  const wrapper = control.closest(".app-grid__cell");
  if (!wrapper) return;
  const changed = isChanged(control);
  wrapper.classList.toggle("app-grid__cell--changed", changed);
  const id = `${control.id}-note`;
  document.getElementById(id)?.remove();
  const words = wrong !== "" ? wrong : changed ? `Changed, not saved. Was ${wasText(control)}` : "";
  const described = [
    document.getElementById(`${control.id}-error`)?.id,
    words !== "" ? id : undefined,
  ];
  if (words !== "" && (wrong !== "" || described[0] === undefined))
    wrapper.append(noteOf(id, words));
  const ids = described.filter((one) => one !== undefined && document.getElementById(one) !== null);
  if (ids.length > 0) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
}

function noteOf(id: string, words: string): HTMLElement {
  const note = document.createElement("p");
  note.id = id;
  note.className = "app-grid__note";
  note.textContent = words;
  return note;
}

function wasText(control: Control): string {
  const was = control.dataset["was"] ?? "";
  if (was === "") return "not known";
  if (control instanceof HTMLInputElement) return was;
  return [...control.options].find(({ value }) => value === was)?.text ?? was;
}
