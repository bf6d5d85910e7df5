const quietFor = 3_000;
const againAfter = 15_000;

/** Keeps what is typed into forms that say where (`data-draft`). Every form works without it. */
export function keepDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft]")) keep(form);
  document.addEventListener("submit", keepOthers);
}

let goesOn = false;

/**
 * One form is sent: what stands in the others is kept first, so that the page comes back with it. The one
 * that is sent keeps nothing any more.
 */
function keepOthers(event: SubmitEvent): void {
  if (event.defaultPrevented || goesOn || unsavedForms().length === 0) return;
  event.preventDefault();
  void saveDraftsNow().then(() => {
    goesOn = true;
    (event.target as HTMLFormElement).requestSubmit(event.submitter);
    goesOn = false;
  });
}

type Kept = {
  readonly form: HTMLFormElement;
  readonly save: () => Promise<void>;
  readonly isUnsaved: () => boolean;
};
const kept: Kept[] = [];

/** Sends what is typed and not kept yet, and ends when it is, or after so many milliseconds. */
export const saveDraftsNow = (patience = 2_000): Promise<unknown> =>
  Promise.race([
    Promise.all(kept.map(({ save }) => save())),
    new Promise((done) => setTimeout(done, patience)),
  ]);

/** Forms in which something is typed that no draft holds yet. */
export const unsavedForms = (): readonly HTMLFormElement[] =>
  kept.filter(({ isUnsaved }) => isUnsaved()).map(({ form }) => form);

function keep(form: HTMLFormElement): void {
  let saved = typedIn(form).toString();
  let timer: number | undefined;
  let sending: AbortController | undefined;
  let isLeaving = false;

  const later = (after: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), after);
  };
  const save = async (isHidden = false): Promise<void> => {
    clearTimeout(timer);
    const typed = typedIn(form);
    const text = typed.toString();
    if (isLeaving || text === saved) return;
    sending?.abort();
    const mine = (sending = new AbortController());
    const answer = await send(form, { typed, isHidden, signal: mine.signal });
    // What was typed meanwhile, or sent for good, has the last word.
    if (mine.signal.aborted) return;
    if (answer.isSaved) {
      saved = text;
      document.dispatchEvent(new Event("lantern-used"));
    }
    if (answer.isWorthTrying) later(againAfter);
    tell(form, answer.words);
  };

  const stop = (): void => {
    isLeaving = true;
    sending?.abort();
  };
  const isUnsaved = (): boolean => !isLeaving && typedIn(form).toString() !== saved;
  kept.push({ form, save: () => save(true), isUnsaved });
  for (const event of ["input", "change"]) form.addEventListener(event, () => later(quietFor));
  onTurning((isHidden) => void save(isHidden));
  form.addEventListener("submit", stop);
  // Shown again by the back button, the page goes on where it was.
  addEventListener("pageshow", () => (isLeaving = false));
}

/** When the page is left for another window, and when the line is back. */
function onTurning(save: (isHidden: boolean) => void): void {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save(true);
  });
  addEventListener("online", () => save(false));
}

/** Words and choices: never a password, a file or the token of an earlier page. */
export function typedIn(form: HTMLFormElement): URLSearchParams {
  const secret = new Set(
    [...form.querySelectorAll<HTMLInputElement>("input[type=password]")].map(({ name }) => name),
  );
  const typed = new URLSearchParams({ _script: "yes" });
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !secret.has(name)) typed.append(name, value);
  }
  return typed;
}

type Sending = {
  readonly typed: URLSearchParams;
  readonly isHidden: boolean;
  readonly signal: AbortSignal;
};

type Answer = {
  readonly words: string;
  readonly isSaved: boolean;
  readonly isWorthTrying: boolean;
};

async function send(form: HTMLFormElement, { typed, isHidden, signal }: Sending): Promise<Answer> {
  // A browser sends on for a page that has gone, up to 64 kB.
  const keepalive = isHidden && typed.toString().length < 60_000;
  try {
    const answer = await fetch(form.dataset["draft"] ?? "", {
      method: "POST",
      body: typed,
      keepalive,
      signal,
    });
    if (!answer.ok) return refusal(answer.status);
    const { savedAt } = (await answer.json()) as { savedAt: string };
    return { words: `Draft saved at ${savedAt}`, isSaved: true, isWorthTrying: false };
  } catch {
    return refusal(0);
  }
}

const reasons: Readonly<Record<number, string>> = {
  401: "you are signed out. Send the form and sign in again: what you typed is kept",
  403: "this page is from before you signed in again. Send the form: what you typed is kept",
  413: "this is too long for a draft. You can still send the form",
  422: "this is too long for a draft, or you have too many drafts. You can still send the form",
};

function refusal(status: number): Answer {
  const reason = reasons[status] ?? "Lantern did not answer. It is tried again while you stay here";
  return { words: `Not saved: ${reason}`, isSaved: false, isWorthTrying: !(status in reasons) };
}

/** In the region that screen readers follow. */
function tell(form: HTMLFormElement, words: string): void {
  const status = form.querySelector("[data-draft-status]");
  if (status) status.textContent = words;
}
