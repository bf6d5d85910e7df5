import { box } from "./page.ts";
import { openNote, sealNote, type Note, type Opened } from "./sealing.ts";
import { keep, stored } from "./stored.ts";

const chosen = () => document.querySelector<HTMLInputElement>("input[name=outcome]:checked");

/** When it was first recorded: what is put right later is the same visit. */
let recordedAt = "";

/** What is typed in the form. */
export const typed = (): Note => ({
  at: recordedAt,
  outcome: chosen()?.value ?? "",
  observed: box("observed").value,
  nextStep: box("nextStep").value,
});

const isEmpty = ({ outcome, observed, nextStep }: Note): boolean =>
  outcome + observed + nextStep === "";

/** Keeps what is typed, sealed; the key that opens it is not needed for it. */
export async function keepNote(note: Note, isRecorded: boolean): Promise<void> {
  const one = stored();
  if (!one || (isEmpty(note) && one.note === undefined)) return;
  const sealed = await sealNote(note, one);
  // Meanwhile it may have been deleted, or recorded.
  const still = stored();
  if (still?.sealed !== one.sealed || (still.isRecorded === true && !isRecorded)) return;
  keep({ ...one, note: sealed, isRecorded });
}

/** Fills the form with what was typed before. */
export async function fill(opened: Opened): Promise<void> {
  const sealed = stored()?.note;
  if (sealed === undefined) return;
  const { at, outcome, observed, nextStep } = await openNote(sealed, opened);
  recordedAt = at;
  for (const one of document.querySelectorAll<HTMLInputElement>("input[name=outcome]"))
    one.checked = one.value === outcome;
  box("observed").value = observed;
  box("nextStep").value = nextStep;
}

/** Leaves nothing of it on the page. */
export function clear(): void {
  recordedAt = "";
  for (const id of ["observed", "nextStep"]) box(id).value = "";
  const one = chosen();
  if (one) one.checked = false;
}
