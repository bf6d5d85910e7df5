import { saveDraftsNow, typedIn, unsavedForms } from "./drafts.ts";

/** Sooner than Lantern forgets a form that it took: what it took, and could not say so, is not done twice. */
const againAfter = 8_000;
/** Answers whose page holds what was typed. */
const keepTyped = [401, 409, 422];

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
    if (document.body.hidden) return;
    const isAway = !navigator.onLine && unsavedForms().length > 0;
    if (isAway || waiting.size > 0) event.preventDefault();
  });
}

/** In the order in which they were sent, each with the button that sent it. */
const waiting = new Map<HTMLFormElement, HTMLElement | null>();
/** Those of them that Lantern answered and did not take: they are not sent again by themselves. */
const refused = new Map<HTMLFormElement, number>();
let isSending = false;
/** Where Lantern led on to from the newest that it took. */
let ledTo = "";
let timer: number | undefined;

function hold(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
  // What is sent while the rest is on its way goes after it: leaving the page would cut that off.
  if (navigator.onLine && !isSending) {
    refused.delete(form);
    waiting.delete(form);
    return;
  }
  // Signing out and hiding the page are not held.
  if (!form.closest("main") || form.matches("[data-hide-now]")) return;
  event.preventDefault();
  refused.delete(form);
  // “Save and come back later”: the draft goes on trying by itself. Of what is sent for good it ends.
  if (event.submitter?.hasAttribute("formaction")) event.stopPropagation();
  else waiting.set(form, event.submitter);
  tellState();
}

/** Lines that are typed and were not in the box when the page came. */
function linesOf(form: HTMLFormElement): number {
  let lines = 0;
  for (const { value, defaultValue } of form.querySelectorAll("textarea")) {
    const before = new Set(defaultValue.split("\n"));
    lines += value.split("\n").filter((line) => line.trim() !== "" && !before.has(line)).length;
  }
  return lines;
}

function tellState(): void {
  if (navigator.onLine && waiting.size === 0) say("");
  else if (refused.size > 0) say(refusedWords);
  else say(awayWords());
}

const refusedWords =
  "Lantern did not take all that you sent. What is still here was not taken: send it again to read why.";

function awayWords(): string {
  const forms = new Set([...waiting.keys(), ...unsavedForms()]);
  if (forms.size === 0) return "No connection. You can keep writing: leave this page open.";
  let lines = 0;
  for (const form of forms) lines += linesOf(form);
  const words = lines === 1 ? "1 line" : `${lines} lines`;
  const what = lines === 0 ? "what you chose" : words;
  return `Not sent yet: ${what}. The line is away. Leave this page open: it is sent when the line is back.`;
}

/** Sends what waits, one after the other. Where there is no answer it is tried again in a while. */
async function sendWaiting(): Promise<void> {
  tellState();
  if (isSending) return;
  isSending = true;
  let sent = 0;
  let isAnswered = true;
  for (const [form, button] of waiting) {
    if (refused.has(form)) continue;
    sent += 1;
    const status = await send(form, button);
    isAnswered = status !== undefined;
    if (status === undefined) break;
    if (status === "taken") {
      waiting.delete(form);
      // It cannot be sent a second time from a page that stays.
      form.hidden = true;
    } else refused.set(form, status);
  }
  isSending = false;
  clearTimeout(timer);
  if (isAnswered && sent > 0) await goOn();
  if (isAnswered) return;
  timer = setTimeout(() => void sendWaiting(), againAfter);
  tellState();
}

/** Shows what Lantern made of it; where that would lose something that is typed here, the page stays. */
async function goOn(): Promise<void> {
  await saveDraftsNow();
  const unsaved = unsavedForms();
  const others = [...document.forms].filter(
    (form) => !waiting.has(form) && (isChanged(form) || unsaved.includes(form)),
  );
  const [[form, status] = [], ...more] = refused;
  if (others.length === 0 && waiting.size === 0) location.assign(ledTo);
  else if (form && keepTyped.includes(status ?? 0) && more.length + others.length === 0)
    form.requestSubmit(waiting.get(form));
  else if (refused.size > 0) tellState();
  else say("What waited is sent. Something else that you wrote on this page is not: send it too.");
}

/** Whether something is typed or chosen that only this page holds. */
function isChanged(form: HTMLFormElement): boolean {
  if (form.hidden || form.method !== "post" || form.dataset["draft"] !== undefined) return false;
  const asItCame = form.cloneNode(true) as HTMLFormElement;
  asItCame.reset();
  return typedIn(form).toString() !== typedIn(asItCame).toString();
}

/**
 * Whether it was taken, which Lantern answers by leading on, or as what it was refused. Undefined while
 * there is no answer, or none of its own.
 */
async function send(
  form: HTMLFormElement,
  button: HTMLElement | null,
): Promise<"taken" | number | undefined> {
  const typed = new FormData(form, button);
  const hasFiles = form.enctype === "multipart/form-data";
  const body = hasFiles ? typed : new URLSearchParams(typed as unknown as Record<string, string>);
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    if (answer.redirected) {
      ledTo = answer.url;
      return "taken";
    }
    return answer.status >= 500 ? undefined : answer.status;
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
