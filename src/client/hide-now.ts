import { saveDraftsNow } from "./drafts.ts";

const presses = 3;
const withinMs = 5_000;
/** As long as what is typed is waited for: the page is blank meanwhile. */
const patience = 800;
/** Read by the server, which then asks to sign in, also where no network was there to say so at once. */
const mark = "lantern-hide=1; path=/; max-age=43200; samesite=strict";

/** Blanks the page at once, keeps what is typed where there is a draft, and leaves. */
export function hideAtOnce(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-hide-now]");
  if (!form) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave(form);
  });
  countPresses(form);
}

function leave(form: HTMLFormElement): void {
  document.title = "Loading";
  document.body.hidden = true;
  document.cookie = mark;
  void saveDraftsNow(patience).then(() => form.submit());
}

/** Shift, three times within a few seconds, and no other key between. */
function countPresses(form: HTMLFormElement): void {
  const status = form.querySelector("[data-hide-now-status]");
  let times: readonly number[] = [];
  document.addEventListener("keyup", ({ key, timeStamp }) => {
    times = key === "Shift" ? [...times, timeStamp] : [];
    times = times.filter((time) => timeStamp - time < withinMs);
    if (times.length >= presses) leave(form);
    else if (status) status.textContent = wordsAfter(times.length);
  });
  // Shift and a click select text, or open a window.
  document.addEventListener("pointerdown", () => (times = []));
}

function wordsAfter(pressed: number): string {
  if (pressed === 0) return "";
  return pressed === 1 ? "Shift, press 2 more times to hide" : "Shift, press 1 more time to hide";
}
