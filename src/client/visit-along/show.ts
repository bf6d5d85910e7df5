import type { LineAlong, VisitAlong, WarningAlong } from "../../kernel/visit-along.ts";

/** What was taken along, written as text and never as HTML. */
export function show(along: VisitAlong, into: HTMLElement): void {
  const { child, about, address, calls } = along;
  into.replaceChildren(
    element("p", `${child}: ${about}`, "govuk-body app-door__child"),
    element("h2", "Before you knock", "govuk-heading-m"),
    ...along.doNotTell.map((who) =>
      element("p", `Do not tell: ${who.toLowerCase()}`, "govuk-body govuk-!-font-weight-bold"),
    ),
    ...warningsOf(along.warnings),
    seenOf(along.seen),
    element("h2", "Ring", "govuk-heading-m"),
    ...calls.map(({ who, phone }) => call(who, phone)),
    ...(address.length === 0 ? [] : part("Where", address, "")),
    ...part("What the child wants", along.wants, "Nothing is recorded yet: ask."),
    ...part("The plan", along.plan, "No plan or actions yet."),
  );
}

function warningsOf(warnings: readonly WarningAlong[]): readonly HTMLElement[] {
  if (warnings.length === 0) return [element("p", noWarning, "govuk-body app-door__clear")];
  const made = element("ul", "", "app-door__warnings");
  for (const { kind, wording = leftOut, since, review } of warnings) {
    const one = element("li", "", "app-door__warning");
    const when = element("span", `${since}. `, "app-line app-secondary");
    when.append(line(review));
    one.append(element("strong", kind, "app-door__warning-kind"));
    one.append(element("span", wording, "app-line app-verbatim"), when);
    made.append(one);
  }
  return [made];
}

const noWarning =
  "No warning is recorded. That nobody recorded one does not mean that there is none.";
const leftOut = "This note stays in Lantern because it names a person.";

const line = ({ text, isLate }: LineAlong): HTMLElement | string =>
  isLate ? element("strong", text, "app-late") : text;

function seenOf(lines: readonly LineAlong[]): HTMLElement {
  const made = element("ul", "", "govuk-list");
  for (const one of lines) {
    const item = element("li", "");
    item.append(line(one));
    made.append(item);
  }
  return made;
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
