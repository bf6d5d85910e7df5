type Suggestion = Readonly<Record<"text" | "detail" | "href", string>>;

/** Shorter is not asked for. */
const fewest = 3;
const quietFor = 250;

/**
 * Suggestions below a search box while somebody types: a list that goes with its box by ARIA's combobox pattern. They
 * are asked for by a form, so that nothing typed stands in an address. Without them the box works as before.
 */
export function suggestInSearch(): void {
  for (const box of document.querySelectorAll<HTMLInputElement>("#app-search, #search-text"))
    suggestIn(box);
}

function suggestIn(box: HTMLInputElement): void {
  const list = listFor(box);
  // One for each visit of a page: what is asked from it is one search.
  const search = String(performance.timeOrigin);
  let asking = 0;
  let timer: number | undefined;

  const ask = async (): Promise<void> => {
    const asked = ++asking;
    const csrf = box.form?.querySelector<HTMLInputElement>("[name=_csrf]")?.value ?? "";
    const body = new URLSearchParams({ sought: box.value, box: search, _csrf: csrf });
    // Where it fails, the next letter asks again; Enter searches in any case.
    const answer = await fetch("/search/suggestions", { method: "POST", body }).catch(
      () => undefined,
    );
    if (!answer?.ok) return;
    const { suggestions } = (await answer.json()) as { suggestions: readonly Suggestion[] };
    if (asked === asking && document.activeElement === box) show(box, list, suggestions);
  };
  box.addEventListener("input", () => {
    clearTimeout(timer);
    asking++;
    if (box.value.trim().length < fewest) show(box, list, []);
    else timer = setTimeout(() => void ask(), quietFor);
  });
  box.addEventListener("blur", () => {
    asking++;
    show(box, list, []);
  });
  box.addEventListener("keydown", (event) => {
    onKey(event, box, list);
  });
}

function listFor(box: HTMLInputElement): HTMLElement {
  const around = element("span", "app-suggestions__box");
  const list = element("ul", "app-suggestions");
  list.id = `${box.id}-suggestions`;
  set(list, { role: "listbox", "aria-label": "Suggestions" });
  set(box, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id });
  const status = element("span", "govuk-visually-hidden");
  set(status, { role: "status" });
  box.before(around);
  around.append(box, list, status);
  // A press in the list comes after the box has lost the focus: the list waits for it.
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
  });
  show(box, list, []);
  return list;
}

function show(box: HTMLElement, list: HTMLElement, suggestions: readonly Suggestion[]): void {
  const { length } = suggestions;
  list.hidden = length === 0;
  list.replaceChildren(
    ...suggestions.map(({ text, detail, href }, at) => {
      const option = element("li", "app-suggestions__one");
      option.id = `${list.id}-${at}`;
      option.dataset["href"] = href;
      option.append(
        element("b", "app-suggestions__line", text),
        element("span", "app-suggestions__line", detail),
      );
      option.addEventListener("click", () => {
        location.assign(href);
      });
      set(option, { role: "option" });
      return option;
    }),
  );
  set(box, { "aria-expanded": String(length > 0) });
  const status = list.nextElementSibling;
  if (status) status.textContent = length ? `${length} suggestions` : "";
  mark(box, list, -1);
}

function onKey(event: KeyboardEvent, box: HTMLElement, list: HTMLElement): void {
  if (list.hidden) return;
  const options = [...list.children] as HTMLElement[];
  const active = options.findIndex((one) => one.ariaSelected === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  // The box itself is one of the places: past the last suggestion comes what was typed.
  const places = options.length + 1;
  if (step) mark(box, list, ((active + 1 + step + places) % places) - 1);
  else if (event.key === "Escape") show(box, list, []);
  else if (event.key === "Enter" && active >= 0)
    location.assign(options[active]?.dataset["href"] ?? "");
  else return;
  event.preventDefault();
}

function mark(box: HTMLElement, list: HTMLElement, active: number): void {
  for (const [at, option] of [...list.children].entries()) {
    set(option, { "aria-selected": String(at === active) });
    if (at === active) option.scrollIntoView({ block: "nearest" });
  }
  set(box, { "aria-activedescendant": list.children[active]?.id ?? "" });
}

function element(tag: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function set(on: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) on.setAttribute(name, value);
}
