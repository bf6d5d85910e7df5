import type { Head } from "./checkpoint.ts";
import { eventHash, firstHash, type ChainedEvent } from "./event-hash.ts";
import type { Finding } from "./findings.ts";
import type { SignedEnd } from "./signed-ends.ts";

/** How far from its place an event is looked for that was moved. */
const nearby = 200;

/**
 * Reads one chain from its beginning, event by event, and keeps the first thing that does not fit.
 * What follows that in the same chain proves nothing either way and is only counted.
 */
export class ChainScan {
  readonly #shard: number;
  readonly #signed: (turn: number) => SignedEnd | undefined;
  #turn = 0;
  #sequence = 0;
  #hash: string;
  #finding: Finding | undefined;

  /** @param from an end that is trusted, to read on from it and not from the beginning */
  constructor(shard: number, signed: (turn: number) => SignedEnd | undefined, from?: Head) {
    this.#shard = shard;
    this.#signed = signed;
    this.#sequence = from?.sequence ?? 0;
    this.#hash = from?.hash ?? firstHash(shard);
    this.#compareSigned();
  }

  read(event: ChainedEvent): void {
    if (this.#finding) return;
    this.#finding = this.#faultOf(event);
    if (this.#finding) return;
    this.#sequence = event.sequence;
    this.#hash = event.hash;
    this.#compareSigned();
  }

  /** After the last event: compares with what the database takes for the end, and what was signed. */
  end(head: Head | undefined): Finding | undefined {
    if (this.#finding) return this.#finding;
    const beyond = this.#signed(this.#turn);
    const [from, to] = [this.#sequence + 1, Math.max(head?.sequence ?? 0, beyond?.sequence ?? 0)];
    if (to >= from) {
      const seen = beyond ? `, which checkpoint ${beyond.checkpoint} has signed` : "";
      return this.#found("truncated", from, `events ${from} to ${to} are gone${seen}`);
    }
    if (!head) return this.#found("head", this.#sequence, "the end of the chain is not recorded");
    if (head.sequence !== this.#sequence || head.hash !== this.#hash) {
      const says = "what is recorded as the end of the chain is not its end";
      return this.#found("head", this.#sequence, says);
    }
    return undefined;
  }

  #faultOf(event: ChainedEvent): Finding | undefined {
    const expected = this.#sequence + 1;
    const { sequence } = event;
    const isWhole = eventHash(event) === event.hash;
    if (sequence < expected)
      return this.#found("inserted", sequence, "there is more than one event with this number");
    if (sequence > expected) {
      const last = sequence - 1;
      const which =
        expected === last ? `event ${expected} is` : `events ${expected} to ${last} are`;
      return this.#found("missing", expected, `${which} not there`);
    }
    if (!isWhole) return this.#whyNotWhole(event);
    if (event.previousHash !== this.#hash) {
      const says =
        "fits itself and not the event before it: one of the two is not the one that was written";
      return this.#found("inserted", sequence, says);
    }
    return undefined;
  }

  #whyNotWhole(event: ChainedEvent): Finding {
    for (let away = 1; away <= nearby; away++) {
      for (const sequence of [event.sequence - away, event.sequence + away]) {
        if (eventHash({ ...event, sequence }) !== event.hash) continue;
        // What was pushed back has something before it that was not there.
        const kind = sequence < event.sequence ? "inserted" : "reordered";
        return this.#found(kind, event.sequence, `was written as number ${sequence}`);
      }
    }
    return this.#found("changed", event.sequence, "does not say what it said when it was written");
  }

  #compareSigned(): void {
    for (
      let end = this.#signed(this.#turn);
      end !== undefined && end.sequence <= this.#sequence;
      end = this.#signed(++this.#turn)
    ) {
      if (end.isHash(this.#hash)) continue;
      const says = `is not what checkpoint ${end.checkpoint} has signed: the chain was written anew up to here`;
      this.#finding = this.#found("rewritten", this.#sequence, says);
      return;
    }
  }

  #found(kind: Finding["kind"], sequence: number, says: string): Finding {
    return { kind, shard: this.#shard, sequence, says };
  }
}
