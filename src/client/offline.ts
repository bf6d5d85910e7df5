import { stopDraft, unsavedForms } from "./drafts.ts";

/**
 * Goes on while the line is away, on pages that keep what is typed: what is sent waits in the open page
 * and nowhere else, since nothing about a child is kept on the machine, and is sent once the line is back.
 * Without script a form is sent as ever.
 */
export function goOnOffline(): void {
  if (!document.querySelector("form[data-draft]")) return;
  document.addEventListener("submit", hold, true);
  document.addEventListener("input", tellState);
  addEventListener("offline", tellState);
  addEventListener("online", () => void sendWaiting());
  addEventListener("beforeunload", (event) => {
    // Whoever hides the page leaves it, whatever waits.
    if (!document.body.hidden && !navigator.onLine && unsent().length > 0) event.preventDefault();
  });
}

/** In the order in which they were sent. */
const waiting = new Set<HTMLFormElement>();

function hold(event: SubmitEvent): void {
  const form = event.target;
  if (navigator.onLine || !(form instanceof HTMLFormElement) || form.method !== "post") return;
  // Signing out and hiding the page are not held.
  if (!form.closest("main") || form.matches("[data-hide-now]")) return;
  event.preventDefault();
  if (event.submitter?.hasAttribute("formaction")) {
    // “Save and come back later”: the draft goes on trying by itself.
    event.stopPropagation();
  } else {
    waiting.add(form);
    stopDraft(form);
  }
  tellState();
}

const unsent = (): readonly HTMLFormElement[] => [...new Set([...waiting, ...unsavedForms()])];

/** Lines that are typed and were not in the box when the page came. */
function linesOf(form: HTMLFormElement): number {
  let lines = 0;
  for (const { value, defaultValue } of form.querySelectorAll("textarea")) {
    const before = new Set(defaultValue.split("\n"));
    lines += value.split("\n").filter((line) => line.trim() !== "" && !before.has(line)).length;
  }
  return lines;
}

const tellState = (): void => say(navigator.onLine ? "" : awayWords());

function awayWords(): string {
  const forms = unsent();
  if (forms.length === 0) return "The line is away. You can go on writing: leave this page open.";
  const lines = forms.reduce((sum, form) => sum + linesOf(form), 0);
  const what = lines === 1 ? "1 line" : `${lines} lines`;
  return `Not sent yet: ${what}. The line is away. Leave this page open: it is sent when the line is back.`;
}

/** Sends what waits, one after the other; what is not taken is sent once more as a form, to show why. */
async function sendWaiting(): Promise<void> {
  tellState();
  const forms = [...waiting];
  for (const form of forms) {
    const isTaken = await send(form);
    if (isTaken === undefined) {
      tellState();
      return;
    }
    waiting.delete(form);
    if (!isTaken) {
      form.submit();
      return;
    }
  }
  if (forms.length > 0) location.reload();
}

/** Whether it was taken, which Lantern answers by leading on; undefined while there is no answer. */
async function send(form: HTMLFormElement): Promise<boolean | undefined> {
  const typed = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === "string") typed.append(name, value);
  try {
    const answer = await fetch(form.action, { method: "POST", body: typed, redirect: "manual" });
    return answer.type === "opaqueredirect";
  } catch {
    return undefined;
  }
}

function say(words: string): void {
  let region = document.querySelector<HTMLElement>("[data-offline]");
  if (!region) {
    if (words === "") return;
    region = document.createElement("p");
    region.dataset["offline"] = "";
    region.setAttribute("role", "status");
    region.className = "govuk-inset-text app-offline";
    document.querySelector("main")?.prepend(region);
  }
  region.hidden = words === "";
  region.textContent = words;
}
