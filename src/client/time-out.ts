import { systemClock } from "../kernel/clock.ts";
import { leaveTimes, type LeaveTimes } from "../kernel/leave-times.ts";

const now = (): number => systemClock.now().getTime();
const channelName = "lantern-in-use";
const ended = "app-time-out--ended";

/**
 * Says two minutes before a session that is not used ends that it will, and offers to stay. What is
 * typed is kept either way, when it is sent after signing in again. When the session has ended the page
 * is covered, so that a screen that was left shows no record.
 */
export function warnBeforeTimeOut(): void {
  const minutes = Number(document.body.dataset["idleMinutes"]);
  const dialog = document.querySelector<HTMLDialogElement>("[data-time-out]");
  if (!(minutes > 0) || !dialog) return;
  const tabs = new BroadcastChannel(channelName);
  const look = lookAgain(dialog, minutes);
  const usedHere = (): void => {
    tabs.postMessage("used");
    look("used");
  };
  // Another tab that was used, or a draft that was saved, keeps this one in use too.
  tabs.addEventListener("message", () => look("used"));
  document.addEventListener("lantern-used", usedHere);
  // A computer that slept did not count.
  document.addEventListener("visibilitychange", () => look());
  offer(dialog, async () => {
    const answer = await fetch("/stay", { redirect: "manual" }).catch(() => undefined);
    if (answer?.ok) usedHere();
    else look();
  });
  usedHere();
}

/** Looks at how long there is, says it, and comes back when there is something else to say. */
function lookAgain(dialog: HTMLDialogElement, minutes: number): (event?: "used") => void {
  let usedAt = now();
  let timer: number | undefined;
  const look = (event?: "used"): void => {
    clearTimeout(timer);
    if (event === "used") usedAt = now();
    const times = leaveTimes({ usedAt, now: now(), minutes });
    // What has ended stays ended: only signing in again opens it.
    if (!dialog.classList.contains(ended)) say(dialog, times);
    if (times.lookAgainIn !== undefined) timer = setTimeout(() => look(), times.lookAgainIn);
  };
  return look;
}

function say(dialog: HTMLDialogElement, { state, words }: LeaveTimes): void {
  const said = dialog.querySelector("[data-time-out-words]");
  if (said && said.textContent !== words) said.textContent = words;
  if (state === "in use") {
    if (dialog.open) dialog.close();
    return;
  }
  if (!dialog.open) dialog.showModal();
  if (state !== "ended") return;
  dialog.classList.add(ended);
  const [stay, again] = buttons(dialog);
  if (stay) stay.hidden = true;
  if (again) again.hidden = false;
  again?.focus();
}

const buttons = (dialog: HTMLDialogElement) =>
  ["stay", "again"].map((name) =>
    dialog.querySelector<HTMLButtonElement>(`[data-time-out-${name}]`),
  );

/** What can be done about it: stay while there is time, and sign in again afterwards. */
function offer(dialog: HTMLDialogElement, stayIn: () => Promise<void>): void {
  const [stay, again] = buttons(dialog);
  let typedInto: HTMLFormElement | null = null;
  document.addEventListener("input", ({ target }) => {
    if (target instanceof Element) typedInto = target.closest("form") ?? typedInto;
  });
  stay?.addEventListener("click", () => void stayIn());
  // The server takes what a signed-out person sends, and shows it to them once they have signed in.
  again?.addEventListener("click", () => {
    if (typedInto) typedInto.requestSubmit();
    else location.reload();
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    if (!dialog.classList.contains(ended)) void stayIn();
  });
}
