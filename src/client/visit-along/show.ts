import type { Along } from "./sealing.ts";

/** What was taken along, written as text and never as HTML. */
export function show(along: Along, into: HTMLElement): void {
  const { child, about, address, calls } = along;
  into.replaceChildren(
    element("p", `${child}: ${about}`, "govuk-body app-door__child"),
    ...part("Before you knock", along.warnings, "No warning is recorded."),
    ...list(along.seen),
    element("h2", "Ring", "govuk-heading-m"),
    ...calls.map(({ who, phone }) => call(who, phone)),
    ...(address.length === 0 ? [] : part("Where", address, "")),
    ...part("What the child wants", along.wants, "Nothing is recorded yet: ask."),
    ...part("The plan", along.plan, "Nothing is planned or promised yet."),
  );
}

function part(title: string, lines: readonly string[], none: string): readonly HTMLElement[] {
  const body = lines.length === 0 ? [element("p", none, "govuk-body")] : list(lines);
  return [element("h2", title, "govuk-heading-m"), ...body];
}

function list(lines: readonly string[]): readonly HTMLElement[] {
  const made = element("ul", "", "govuk-list govuk-list--bullet");
  made.append(...lines.map((line) => element("li", line)));
  return [made];
}

function call(who: string, phone: string): HTMLElement {
  const link = element("a", `Ring ${who}: ${phone}`, "govuk-link app-door__tap");
  link.setAttribute("href", `tel:${phone.replace(/[^+\d]/g, "")}`);
  const line = element("p", "", "govuk-body");
  line.append(link);
  return line;
}

/** One choice of a group. */
export function radio(name: string, [value, text]: readonly [string, string]): HTMLElement {
  const item = element("div", "", "govuk-radios__item");
  const input = document.createElement("input");
  Object.assign(input, { type: "radio", name, value, id: `${name}-${value}` });
  input.className = "govuk-radios__input";
  const label = element("label", text, "govuk-label govuk-radios__label");
  label.setAttribute("for", input.id);
  item.append(input, label);
  return item;
}

function element(name: string, text: string, classes = ""): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  if (classes !== "") made.className = classes;
  return made;
}
