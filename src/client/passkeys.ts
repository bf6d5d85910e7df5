/**
 * Shows the parts of a page that need a passkey where the browser can give one, and sends their forms
 * with its answer. Without script, or without passkeys, they stay hidden and the page has another way.
 */
export function offerPasskeys(): void {
  if (!speaksJson()) return;
  for (const part of document.querySelectorAll<HTMLElement>("[data-passkey]")) offer(part);
}

function offer(part: HTMLElement): void {
  const form = part.querySelector("form");
  const answer = form?.querySelector<HTMLInputElement>("input[name=answer]");
  if (!form || !answer) return;
  part.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(part).then(
      (credential) => {
        answer.value = JSON.stringify(credential);
        form.submit();
      },
      () => part.querySelector("[data-passkey-failed]")?.removeAttribute("hidden"),
    );
  });
}

/** Browsers since 2025 read a challenge from JSON themselves; the others have the other ways in. */
const speaksJson = (): boolean =>
  "PublicKeyCredential" in window && "toJSON" in PublicKeyCredential.prototype;

async function ask(part: HTMLElement): Promise<Credential | null> {
  const options: unknown = JSON.parse(part.dataset["options"] ?? "{}");
  return part.dataset["passkey"] === "create"
    ? navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as Creating),
      })
    : navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as ReadContext),
      });
}

type Creating = PublicKeyCredentialCreationOptionsJSON;
type ReadContext = PublicKeyCredentialRequestOptionsJSON;
