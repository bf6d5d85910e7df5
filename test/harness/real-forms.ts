import { parse, type DefaultTreeAdapterMap } from "parse5";
import type { Answer, Client } from "./client.ts";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A form as it stands on a page: what would be sent, and what can be. */
type RealForm = {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly names: ReadonlySet<string>;
  /** Of selects, radios and checkboxes: what there is to choose. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
};

type Filling = {
  /** The page that the form stands on. */
  readonly at: string;
  readonly action: string;
  readonly fields?: Fields;
  /** Where several forms go to one address: what the one that is meant has in its hidden fields. */
  readonly having?: Readonly<Record<string, string>>;
};

/**
 * Opens a page, fills in the form with this action and sends it as a browser would, hidden fields and
 * what is chosen already too. Throws where the page has no such form, field or choice: a route that
 * nobody can reach from a page is no way for anybody.
 */
export async function fillIn(
  client: Client,
  { at, action, fields = {}, having = {} }: Filling,
): Promise<Answer> {
  const page = await client.get(at);
  const forms = formsOn(page.html, action).filter(({ values }) =>
    Object.entries(having).every(([name, value]) => values.get(name)?.includes(value)),
  );
  const asks = ({ names }: RealForm): boolean => Object.keys(fields).every((one) => names.has(one));
  const form = forms.find(asks) ?? forms[0];
  if (!form) throw new Error(`${at} (${page.status}) has no form that goes to ${action}`);
  for (const [name, value] of Object.entries(fields)) {
    if (!form.names.has(name)) throw new Error(`${action} on ${at} does not ask for ${name}`);
    const choices = form.choices.get(name);
    for (const one of [value].flat())
      if (choices && !choices.includes(one))
        throw new Error(`${action} on ${at} offers no ${one} as ${name}: ${choices.join(", ")}`);
  }
  const values = Object.fromEntries([...form.values].filter(([name]) => name !== "_csrf"));
  return client.post(action, { ...values, ...fields });
}

const formsOn = (html: string, action: string): readonly RealForm[] =>
  [...walk(parse(html))]
    .filter((one) => one.tagName === "form" && attribute(one, "action") === action)
    .map(readForm);

function readForm(form: Element): RealForm {
  const values = new Map<string, string[]>();
  const choices = new Map<string, string[]>();
  const names = new Set<string>();
  for (const control of walk(form)) {
    const name = attribute(control, "name");
    if (name === undefined || !controls.has(control.tagName)) continue;
    names.add(name);
    const [value, offered] = readControl(control);
    if (value !== undefined) values.set(name, [...(values.get(name) ?? []), value]);
    if (offered) choices.set(name, [...(choices.get(name) ?? []), ...offered]);
  }
  return { values, names, choices };
}

const controls: ReadonlySet<string> = new Set(["input", "select", "textarea", "button"]);

/** What a control would send, and what it offers where it offers choices. */
function readControl(
  control: Element,
): readonly [value: string | undefined, offered: readonly string[] | undefined] {
  if (control.tagName === "textarea") return [textOf(control).replace(/^\n/, ""), undefined];
  if (control.tagName === "select") {
    const options = [...walk(control)].filter((one) => one.tagName === "option");
    const valueOf = (one: Element): string => attribute(one, "value") ?? textOf(one);
    const chosen = options.find((one) => attribute(one, "selected") !== undefined) ?? options[0];
    return [chosen && valueOf(chosen), options.map(valueOf)];
  }
  const value = attribute(control, "value") ?? "";
  // Which button is pressed is said by whoever presses it.
  if (control.tagName === "button") return [undefined, [value]];
  if (!["radio", "checkbox"].includes(attribute(control, "type") ?? "")) return [value, undefined];
  return [attribute(control, "checked") === undefined ? undefined : value, [value]];
}

function* walk(node: Node): Generator<Element> {
  if ("tagName" in node) yield node;
  if ("childNodes" in node) for (const child of node.childNodes) yield* walk(child);
}

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

function textOf(node: Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
