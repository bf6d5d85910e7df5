import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";

/**
 * Shows the parts of a page that need a passkey where the browser can give one, and sends their forms
 * with its answer. Without script, or without passkeys, they stay hidden and the page has another way.
 */
export function offerPasskeys(): void {
  if (!browserSupportsWebAuthn()) return;
  for (const part of document.querySelectorAll<HTMLElement>("[data-passkey]")) offer(part);
}

function offer(part: HTMLElement): void {
  const form = part.querySelector("form");
  const answer = form?.querySelector<HTMLInputElement>("input[name=answer]");
  if (!form || !answer) return;
  part.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void ask(part).then((given) => {
      const failed = part.querySelector<HTMLElement>("[data-passkey-failed]");
      if (failed) failed.hidden = given !== undefined;
      if (given === undefined) return;
      answer.value = given;
      form.submit();
    });
  });
}

async function ask(part: HTMLElement): Promise<string | undefined> {
  const optionsJSON: unknown = JSON.parse(part.dataset["options"] ?? "{}");
  try {
    const answer =
      part.dataset["passkey"] === "create"
        ? await startRegistration({ optionsJSON: optionsJSON as Creating })
        : await startAuthentication({ optionsJSON: optionsJSON as Asking });
    return JSON.stringify(answer);
  } catch {
    return undefined;
  }
}

type Creating = Parameters<typeof startRegistration>[0]["optionsJSON"];
type Asking = Parameters<typeof startAuthentication>[0]["optionsJSON"];
