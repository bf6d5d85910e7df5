import { now } from "./stored.ts";

const idleMinutes = 20;

/** Does it when nobody touched the page for twenty minutes, also after a telephone slept. */
export function whenLeft(then: () => void): void {
  let usedAt = now();
  for (const event of ["pointerdown", "keydown", "input"])
    document.addEventListener(event, () => (usedAt = now()));
  const look = () => {
    if (now() - usedAt < idleMinutes * 60_000) return;
    usedAt = now();
    then();
  };
  setInterval(look, 30_000);
  document.addEventListener("visibilitychange", look);
}
