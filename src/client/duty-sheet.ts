// The script inside the duty team's sheet. It runs from a file, with no server and no network: it
// takes the passphrase, opens what is sealed below, and writes it as text, never as HTML.
import { Decrypter } from "age-encryption";

type Child = {
  readonly name: string;
  readonly lines: readonly (readonly [string, string])[];
  readonly plan: readonly string[];
  readonly warnings: readonly string[];
};

type Sheet = {
  readonly title: string;
  readonly facts: readonly string[];
  readonly children: readonly Child[];
  readonly restricted: readonly string[];
};

const form = document.querySelector<HTMLFormElement>("form");
const field = document.querySelector<HTMLInputElement>("#passphrase");
const said = document.querySelector<HTMLElement>("#said");
const sealed = document.querySelector<HTMLElement>("#sealed")?.textContent ?? "";

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  if (said) said.textContent = "Opening. This takes a few seconds.";
  // Let the browser show that before the work begins.
  setTimeout(() => void open(field?.value ?? ""), 50);
});

async function open(passphrase: string): Promise<void> {
  try {
    const opener = new Decrypter();
    opener.addPassphrase(passphrase.trim());
    const bytes = Uint8Array.from(atob(sealed.trim()), (letter) => letter.charCodeAt(0));
    show(JSON.parse(await opener.decrypt(bytes, "text")) as Sheet);
  } catch {
    if (said) said.textContent = "The passphrase is not right, or this file is damaged.";
    field?.focus();
  }
}

function show({ title, facts, children, restricted }: Sheet): void {
  const main = document.querySelector("main");
  if (!main) return;
  document.title = title;
  main.replaceChildren(
    element("h1", title),
    ...facts.map((fact) => element("p", fact)),
    ...children.map(section),
    ...(restricted.length === 0 ? [] : [element("h2", "Restricted records")]),
    ...restricted.map((line) => element("p", line)),
  );
}

function section(child: Child): HTMLElement {
  const made = document.createElement("section");
  const list = document.createElement("dl");
  for (const [term, text] of child.lines) list.append(element("dt", term), element("dd", text));
  made.append(element("h2", child.name));
  made.append(...child.warnings.map((warning) => element("p", warning, "warning")), list);
  if (child.plan.length > 0) {
    const plan = document.createElement("ul");
    plan.append(...child.plan.map((line) => element("li", line)));
    made.append(element("h3", "Plan"), plan);
  }
  return made;
}

function element(name: string, text: string, classes = ""): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  if (classes !== "") made.className = classes;
  return made;
}
