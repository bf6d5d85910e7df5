import { parse, type DefaultTreeAdapterMap } from "parse5";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];

/** A page as a person finds it: by its words, labels and links, not by its classes. */
export type ReadPage = {
  readonly title: string;
  readonly heading: string;
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly href: string }[];
  /** Values of form controls by name; of radios and checkboxes the chosen one. */
  readonly fields: Readonly<Record<string, string>>;
  readonly buttons: readonly string[];
  /** Links of the error summary. */
  readonly errors: readonly { readonly text: string; readonly href: string }[];
  /** Ids of every element, to check that an error leads to its field. */
  readonly ids: readonly string[];
};

export function readHtml(html: string): ReadPage {
  const elements = [...walk(parse(html))];
  const named = (name: string): Element[] => elements.filter((element) => element.tagName === name);
  const summary = elements.find((element) =>
    attribute(element, "class")?.includes("govuk-error-summary"),
  );
  const linksIn = (root: Node) =>
    [...walk(root)]
      .filter((element) => element.tagName === "a")
      .map((element) => ({ text: textOf(element), href: attribute(element, "href") ?? "" }));
  const body = named("body")[0];
  return {
    title: named("title").map(textOf)[0] ?? "",
    heading: named("h1").map(textOf)[0] ?? "",
    text: body ? textOf(body) : "",
    links: body ? linksIn(body) : [],
    fields: Object.fromEntries(elements.flatMap(fieldOf)),
    buttons: named("button").map(textOf),
    errors: summary ? linksIn(summary) : [],
    ids: elements.flatMap((element) => attribute(element, "id") ?? []),
  };
}

function fieldOf(element: Element): [string, string][] {
  const name = attribute(element, "name");
  if (name === undefined) return [];
  if (element.tagName === "textarea") return [[name, rawText(element)]];
  if (element.tagName === "select") {
    const chosen = [...walk(element)].find((option) => attribute(option, "selected") !== undefined);
    return [[name, chosen ? (attribute(chosen, "value") ?? textOf(chosen)) : ""]];
  }
  if (element.tagName !== "input") return [];
  const isChoice = ["radio", "checkbox"].includes(attribute(element, "type") ?? "");
  if (isChoice && attribute(element, "checked") === undefined) return [];
  return [[name, attribute(element, "value") ?? ""]];
}

function* walk(node: Node): Generator<Element> {
  if ("tagName" in node) yield node;
  if ("childNodes" in node) for (const child of node.childNodes) yield* walk(child);
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

function rawText(node: Node): string {
  if ("value" in node) return node.value;
  if (node.nodeName === "script" || node.nodeName === "style") return "";
  return "childNodes" in node ? node.childNodes.map(rawText).join("") : "";
}

function textOf(node: Node): string {
  return spaced(node).replaceAll(/\s+/g, " ").trim();
}

const inline = new Set(["a", "b", "code", "em", "span", "strong", "time"]);

function spaced(node: Node): string {
  if ("value" in node) return node.value;
  if (node.nodeName === "script" || node.nodeName === "style" || !("childNodes" in node)) return "";
  const text = node.childNodes.map(spaced).join("");
  return inline.has(node.nodeName) ? text : ` ${text} `;
}
