// The script of the page that opens one visit without a network. It talks to Lantern twice: when the
// visit is taken along, and when what was recorded is sent.
import type { VisitAlong } from "../../kernel/visit-along.ts";
import { whenLeft } from "./idle.ts";
import { clear, fill, keepNote, typed } from "./note.ts";
import { afterSaying, at, box, hasField, reveal, say, type Said, type Work } from "./page.ts";
import { open, openNote, seal, type Opened } from "./sealing.ts";
import { send, type Sent } from "./send.ts";
import { radio, show } from "./show.ts";
import { keep, now, stored, wipe } from "./stored.ts";

const shortest = 12;
const child = new URLSearchParams(location.search).get("child") ?? "";
let opened: Opened | undefined;

function begin(): string {
  const one = stored();
  if (one) {
    reveal("open", "wipe");
    return one.isRecorded === true
      ? "A visit that you recorded waits here to be sent."
      : `Opens until ${timeOf(one.until)}, then it is deleted.`;
  }
  if (/^[0-9a-f-]{36}$/.test(child)) {
    reveal("take");
    return "";
  }
  reveal();
  return "Nothing is taken along. Choose “Take this visit along” on the page At the door.";
}

async function take(): Promise<Said> {
  const passphrase = box("new-passphrase").value;
  if (passphrase.length < shortest) {
    const wrong = `Enter a passphrase of at least ${String(shortest)} characters.`;
    return { field: "new-passphrase", wrong };
  }
  if (passphrase !== box("again").value)
    return { field: "again", wrong: "The two passphrases are not the same." };
  const withAddress = box("address").checked ? "?address=yes" : "";
  const answer = await fetch(`/children/${child}/door/along${withAddress}`).catch(() => undefined);
  if (!answer) return "There is no network.";
  const isJson = answer.headers.get("content-type")?.startsWith("application/json") ?? false;
  if (!answer.ok || !isJson) return "Lantern did not give it. Sign in, and try again.";
  const { along, identity, ...one } = await seal((await answer.json()) as VisitAlong, passphrase);
  keep(one);
  opened = { along, identity };
  const opens = (await isReady()) ? "It opens here without a network" : "It opens here";
  await shown();
  return `Taken along. ${opens} until ${timeOf(one.until)}: keep this page, or come back to it.`;
}

/** Whether this browser opens the page itself when there is no network. */
async function isReady(): Promise<boolean> {
  if (!("serviceWorker" in navigator)) return false;
  await navigator.serviceWorker.register("/visit-along/worker.js");
  await navigator.serviceWorker.ready;
  return true;
}

async function shown(): Promise<Said> {
  if (!opened) return begin();
  show(opened.along, at("shown"));
  at("outcome").replaceChildren(...opened.along.outcomes.map((one) => radio("outcome", one)));
  for (const id of ["new-passphrase", "again", "passphrase"]) box(id).value = "";
  await fill(opened);
  const waits = stored()?.isRecorded === true;
  reveal("shown", "lock", "wipe", waits ? "send" : "visit");
  return waits ? "Your visit waits here to be sent." : "";
}

/** Nothing of the visit is on the page any more, and what was typed is kept. */
async function lock(): Promise<Said> {
  if (!opened) return begin();
  const note = typed();
  opened = undefined;
  at("shown").replaceChildren();
  clear();
  reveal();
  await keepNote(note, stored()?.isRecorded === true);
  const words = begin();
  box("passphrase").focus();
  return words;
}

async function unlock(): Promise<Said> {
  const one = stored();
  if (!one) return begin();
  try {
    opened = await open(one, box("passphrase").value);
  } catch {
    return { field: "passphrase", wrong: "The passphrase is not right." };
  }
  return shown();
}

async function record(): Promise<Said> {
  if (!stored()) return begin();
  const note = typed();
  if (note.outcome === "") return { field: "outcome", wrong: "Choose whether you saw the child." };
  if (note.observed.trim() === "" && seen.includes(note.outcome))
    return { field: "observed", wrong: "Enter what you saw, in a line." };
  await keepNote({ ...note, at: note.at || new Date(now()).toISOString() }, true);
  const words = await shown();
  return navigator.onLine ? sendNow() : words;
}

/** After these Lantern asks what was seen. */
const seen: readonly string[] = ["alone", "with-others"];

const words: Readonly<Record<Exclude<Sent["kind"], "sent" | "refused">, string>> = {
  "no-network":
    "There is no network yet. Your visit is kept here, sealed: send it when you are back.",
  "signed-out": "Sign in to Lantern, come back to this page, and send it. It is kept here, sealed.",
  "not-found":
    "Lantern does not open this child’s record to you now. Ring the hub. It is kept here, sealed.",
};

async function sendNow(): Promise<Said> {
  const one = stored();
  if (!opened || one?.note === undefined) return begin();
  const sent = await send(opened.along, await openNote(one.note, opened));
  if (sent.kind === "sent") {
    wipe();
    location.replace(sent.at);
    return "Sent.";
  }
  if (sent.kind !== "refused") return words[sent.kind];
  // It is put right and recorded again; until then it is as what is typed.
  keep({ ...one, isRecorded: false });
  await shown();
  const { field, words: wrong } = sent;
  return hasField(field) ? { field, wrong } : `Lantern asks: ${wrong}`;
}

const timeOf = (until: string): string =>
  new Date(until).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

function on(id: string, words: string, work: Work): void {
  at(id).addEventListener("submit", (event) => {
    event.preventDefault();
    afterSaying(words, work);
  });
}

on("take", "Sealing. This takes a few seconds.", take);
on("open", "Opening. This takes a few seconds.", unlock);
on("visit", "Keeping.", record);
at("send").addEventListener("click", () => afterSaying("Sending.", sendNow));
at("lock").addEventListener("click", () => void lock().then(say));
whenLeft(() => {
  if (opened) void lock().then(say);
});
// A telephone may end a page that nobody looks at.
const keepTyped = () => {
  if (opened && stored()?.isRecorded !== true) void keepNote(typed(), false);
};
at("visit").addEventListener("change", keepTyped);
document.addEventListener("visibilitychange", keepTyped);
at("wipe").addEventListener("click", () => {
  const waits = stored()?.isRecorded === true;
  if (waits && !confirm("A visit that you recorded is not sent yet. Delete it all the same?"))
    return;
  wipe();
  opened = undefined;
  at("shown").replaceChildren();
  clear();
  reveal();
  say("Deleted.");
});
// A page that lies open past its time shows nothing any more.
setInterval(() => {
  if (opened && !stored()) location.reload();
}, 30_000);
say(begin());
