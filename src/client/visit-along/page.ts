// The parts of the page, what it says, and what is wrong beside the field that it is about.

/** What a piece of work ends with: words at the top, or what is wrong with one field. */
export type Said = string | { readonly field: string; readonly wrong: string };
export type Work = () => Promise<Said>;

export const at = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found;
};
export const box = (id: string): HTMLInputElement => at(id) as HTMLInputElement;

const parts = ["take", "open", "shown", "lock", "visit", "send", "wipe"] as const;
export const reveal = (...ids: readonly (typeof parts)[number][]): void => {
  for (const id of parts) at(id).hidden = !ids.includes(id);
};

export function say(said: Said): void {
  clearWrong();
  const words = typeof said === "string" ? said : "";
  at("said").textContent = words;
  if (words !== "") at("said").scrollIntoView({ block: "nearest" });
  if (typeof said !== "string") markWrong(said.field, said.wrong);
}

/** A sealing or an opening takes a second or two: its words are seen before it begins. */
export function afterSaying(words: string, work: Work): void {
  say(words);
  const failed = () => "That did not work. Try again.";
  setTimeout(() => void work().catch(failed).then(say), 50);
}

/** Whether the page has a field of this name, to say beside it what is wrong. */
export const hasField = (field: string): boolean =>
  document.querySelector(`#visit [id="${field}"]`) !== null;

function markWrong(field: string, wrong: string): void {
  const one = at(field);
  const message = document.createElement("p");
  message.className = "govuk-error-message";
  message.id = `${field}-error`;
  const prefix = document.createElement("span");
  prefix.className = "govuk-visually-hidden";
  prefix.textContent = "Error: ";
  message.append(prefix, wrong);
  one.before(message);
  one.closest(".govuk-form-group")?.classList.add("govuk-form-group--error");
  const first = one.querySelector("input") ?? one;
  const described = one.closest("fieldset") ?? one;
  const before = described.getAttribute("aria-describedby") ?? "";
  described.dataset["describedBefore"] = before;
  described.setAttribute("aria-describedby", `${before} ${message.id}`.trim());
  if (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement)
    one.classList.add(`govuk-${one instanceof HTMLInputElement ? "input" : "textarea"}--error`);
  first.focus();
}

function clearWrong(): void {
  for (const message of document.querySelectorAll(".govuk-error-message")) message.remove();
  for (const name of ["govuk-form-group", "govuk-input", "govuk-textarea"])
    for (const one of document.querySelectorAll(`.${name}--error`))
      one.classList.remove(`${name}--error`);
  for (const one of document.querySelectorAll<HTMLElement>("[data-described-before]")) {
    const before = one.dataset["describedBefore"] ?? "";
    if (before === "") one.removeAttribute("aria-describedby");
    else one.setAttribute("aria-describedby", before);
    delete one.dataset["describedBefore"];
  }
}
