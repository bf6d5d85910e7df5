import type { VisitAlong } from "../../kernel/visit-along.ts";
import type { Note } from "./sealing.ts";

export type Sent =
  | { readonly kind: "sent"; readonly at: string }
  | { readonly kind: "signed-out" | "no-network" | "not-found" }
  | { readonly kind: "refused"; readonly field: string; readonly words: string };

/** In London, as the boxes of a form have it. */
function momentOf(at: string): Readonly<Record<string, string>> {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    day: "numeric",
    month: "numeric",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(at));
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  const date = {
    "visited-day": of("day"),
    "visited-month": of("month"),
    "visited-year": of("year"),
  };
  return { ...date, "visited-time": `${of("hour")}:${of("minute")}` };
}

/**
 * Fills in the form that Lantern has for a visit, and sends it. Sent twice it is recorded once: the key
 * was given when the visit was taken along.
 */
export async function send({ personId, sentKey }: VisitAlong, note: Note): Promise<Sent> {
  const address = `/children/${personId}/visits/new`;
  try {
    const page = await fetch(address);
    const form = formOf(await page.text(), address);
    if (!page.ok) return page.status === 401 ? { kind: "signed-out" } : { kind: "not-found" };
    if (!form) return { kind: "signed-out" };
    const body = new FormData(form);
    const { outcome, observed, nextStep, at } = note;
    const typed = { outcome, observed, nextStep, sentKey, ...momentOf(at) };
    for (const [name, value] of Object.entries(typed)) body.set(name, value);
    body.delete("voice");
    return await answerOf(await fetch(address, { method: "POST", body }), address);
  } catch {
    return { kind: "no-network" };
  }
}

const parsed = (html: string): Document => new DOMParser().parseFromString(html, "text/html");

const formOf = (html: string, action: string): HTMLFormElement | null =>
  parsed(html).querySelector<HTMLFormElement>(`form[action="${action}"]`);

async function answerOf(answer: Response, address: string): Promise<Sent> {
  if (answer.redirected && answer.url.endsWith("/visits")) return { kind: "sent", at: answer.url };
  if (answer.status !== 422) return { kind: "signed-out" };
  const page = parsed(await answer.text());
  if (!page.querySelector(`form[action="${address}"]`)) return { kind: "signed-out" };
  const wrong = [...page.querySelectorAll(".govuk-error-summary__list a")];
  const words = wrong.map((one) => one.textContent.trim()).join(". ");
  return { kind: "refused", field: wrong[0]?.getAttribute("href")?.slice(1) ?? "", words };
}
