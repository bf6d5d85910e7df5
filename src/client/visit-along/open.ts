// The script of the page that opens one visit without a network. It talks to Lantern twice: when the
// visit is taken along, and when what was recorded is sent.
import { open, openNote, seal, sealNote, type Along, type Opened } from "./sealing.ts";
import { send, type Sent } from "./send.ts";
import { radio, show } from "./show.ts";
import { keep, now, stored, wipe } from "./stored.ts";

const shortest = 12;
const child = new URLSearchParams(location.search).get("child") ?? "";
let opened: Opened | undefined;

const at = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found;
};
const box = (id: string): HTMLInputElement => at(id) as HTMLInputElement;
const say = (words: string): void => {
  at("said").textContent = words;
};
const parts = ["take", "open", "shown", "visit", "send", "wipe"] as const;
const reveal = (...ids: readonly (typeof parts)[number][]): void => {
  for (const id of parts) at(id).hidden = !ids.includes(id);
};

/** Each piece of work ends with what is said of it. */
type Work = () => Promise<string>;

/** A sealing or an opening takes a second or two: its words are seen before it begins. */
function afterSaying(words: string, work: Work): void {
  say(words);
  const failed = () => "That did not work. Try again.";
  setTimeout(() => void work().catch(failed).then(say), 50);
}

function begin(): string {
  const one = stored();
  if (one) {
    reveal("open", "wipe");
    return one.note === undefined
      ? `Opens until ${timeOf(one.until)}, then it is deleted.`
      : "A visit that you recorded waits here to be sent.";
  }
  if (/^[0-9a-f-]{36}$/.test(child)) {
    reveal("take");
    return "";
  }
  reveal();
  return "Nothing is taken along. Choose “Take this visit along” on the page At the door.";
}

async function take(): Promise<string> {
  const passphrase = box("new-passphrase").value;
  if (passphrase.length < shortest) {
    return `Enter a passphrase of at least ${String(shortest)} characters.`;
  }
  if (passphrase !== box("again").value) return "The two passphrases are not the same.";
  const withAddress = box("address").checked ? "?address=yes" : "";
  const answer = await fetch(`/children/${child}/door/along${withAddress}`).catch(() => undefined);
  if (!answer) return "There is no network.";
  const isJson = answer.headers.get("content-type")?.startsWith("application/json") ?? false;
  if (!answer.ok || !isJson) return "Lantern did not give it. Sign in, and try again.";
  const { along, identity, ...one } = await seal((await answer.json()) as Along, passphrase);
  keep(one);
  opened = { along, identity };
  const opens = (await isReady()) ? "It opens here without a network" : "It opens here";
  shown();
  return `Taken along. ${opens} until ${timeOf(one.until)}: keep this page, or come back to it.`;
}

/** Whether this browser opens the page itself when there is no network. */
async function isReady(): Promise<boolean> {
  if (!("serviceWorker" in navigator)) return false;
  await navigator.serviceWorker.register("/visit-along/worker.js");
  await navigator.serviceWorker.ready;
  return true;
}

function shown(): string {
  if (!opened) return begin();
  show(opened.along, at("shown"));
  at("outcomes").replaceChildren(...opened.along.outcomes.map((one) => radio("outcome", one)));
  const waits = stored()?.note !== undefined;
  reveal("shown", "wipe", waits ? "send" : "visit");
  for (const id of ["new-passphrase", "again", "passphrase"]) box(id).value = "";
  return waits ? "Your visit waits here to be sent." : "";
}

async function unlock(): Promise<string> {
  const one = stored();
  if (!one) return begin();
  try {
    opened = await open(one, box("passphrase").value);
  } catch {
    return "The passphrase is not right.";
  }
  return shown();
}

async function record(): Promise<string> {
  const one = stored();
  if (!one) return begin();
  const outcome = document.querySelector<HTMLInputElement>("input[name=outcome]:checked")?.value;
  if (outcome === undefined) return "Choose whether you saw the child.";
  const [observed, nextStep] = [box("observed").value, box("next").value];
  if (observed.trim() === "" && seen.includes(outcome)) return "Enter what you saw, in a line.";
  const note = { at: new Date(now()).toISOString(), outcome, observed, nextStep };
  keep({ ...one, note: await sealNote(note, one) });
  const words = shown();
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

async function sendNow(): Promise<string> {
  const note = stored()?.note;
  if (!opened || note === undefined) return begin();
  const sent = await send(opened.along, await openNote(note, opened));
  if (sent.kind === "sent") {
    wipe();
    location.replace(sent.at);
    return "Sent.";
  }
  if (sent.kind !== "refused") return words[sent.kind];
  reveal("shown", "wipe", "visit", "send");
  return `Lantern asks: ${sent.words}`;
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
at("wipe").addEventListener("click", () => {
  const waits = stored()?.note !== undefined;
  if (waits && !confirm("A visit that you recorded is not sent yet. Delete it all the same?"))
    return;
  wipe();
  opened = undefined;
  at("shown").replaceChildren();
  reveal();
  say("Deleted.");
});
// A page that lies open past its time shows nothing any more.
setInterval(() => {
  if (opened && !stored()) location.reload();
}, 30_000);
say(begin());
