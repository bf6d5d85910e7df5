import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import type pg from "pg";
import type { Outside } from "../../src/platform/audit/outside.ts";

/** What an attacker has in hand: a superuser's connection, and the files outside the database. */
export type Attacked = { readonly client: pg.Client; readonly outside: Outside };

export type Attack = {
  readonly what: string;
  readonly apply: (attacked: Attacked) => Promise<void>;
  /** The next signing meets it, and signs nothing. */
  readonly isRefused?: boolean;
  /** Nothing of our own shows it any more: only a copy that a partner keeps does. */
  readonly needsPartner?: boolean;
};

/** A chain with several events, of which the last is signed. */
const chain = "(select shard from audit.shards order by sequence desc, shard limit 1)";
const middle = `shard = ${chain} and sequence = 2`;

const statements = (what: string, ...all: readonly string[]): Attack => ({
  what,
  apply: async ({ client }) => {
    for (const one of all) await client.query(one);
  },
});

const refused = (attack: Attack): Attack => ({ ...attack, isRefused: true });
const both = (what: string, first: Attack, second: Attack): Attack => ({
  what,
  apply: async (attacked) => {
    await first.apply(attacked);
    await second.apply(attacked);
  },
});

/** Every hash of one chain worked out again, from its second event on. */
const rewrite: Attack = statements(
  "a chain rewritten with right hashes",
  `update audit.events set actor_id = 'someone else', detail = '{}' where ${middle}`,
  `do $$
   declare one record;
   begin
     for one in select shard, sequence from audit.events where shard = ${chain} and sequence >= 2 order by sequence loop
       update audit.events e set previous_hash = (select hash from audit.events b where b.shard = e.shard and b.sequence = e.sequence - 1)
         where e.shard = one.shard and e.sequence = one.sequence;
       update audit.events e set hash = audit.hash_of(e) where e.shard = one.shard and e.sequence = one.sequence;
     end loop;
     update audit.shards s set hash = e.hash from audit.events e where e.shard = s.shard and e.sequence = s.sequence;
   end $$`,
);
const noCheckpoints = statements("all checkpoints deleted", "delete from audit.checkpoints");
const newestGone = statements(
  "the newest checkpoint deleted in the database",
  "delete from audit.checkpoints where checkpoint_number = (select max(checkpoint_number) from audit.checkpoints)",
);

const inFolder = (what: string, change: (text: string) => string): Attack => ({
  what,
  apply: ({ outside }) => {
    for (const name of readdirSync(outside.folder)) {
      const path = join(outside.folder, name);
      writeFileSync(path, change(readFileSync(path, "utf8")));
    }
    return Promise.resolve();
  },
});
/** Each begins with the key's name, and ends with an empty line behind its signatures. */
const notesIn = (text: string): readonly string[] => text.split(/(?<=\n\u2014 [^\n]+\n\n)/);
const newestGoneFromFolder = inFolder("the newest checkpoint taken out of the folder", (text) =>
  notesIn(text).slice(0, -1).join(""),
);
const folderEmptied: Attack = {
  what: "the files of the folder deleted",
  apply: ({ outside }) => {
    for (const name of readdirSync(outside.folder)) rmSync(join(outside.folder, name));
    return Promise.resolve();
  },
};
const besideKey = (what: string, change: (file: string) => void): Attack => ({
  what,
  apply: ({ outside }) => {
    change(outside.lastFile);
    return Promise.resolve();
  },
});
const keyForgets = besideKey("the file beside the key deleted", (file) => {
  rmSync(file);
});

/** Those that were tried on a running system. */
export const fifteen: readonly Attack[] = [
  statements("detail edited", `update audit.events set detail = '{"count": 9}' where ${middle}`),
  statements("actor edited", `update audit.events set actor_id = 'other' where ${middle}`),
  statements(
    "time edited",
    `update audit.events set happened_at = happened_at - interval '1 hour' where ${middle}`,
  ),
  statements("event deleted", `delete from audit.events where ${middle}`),
  statements(
    "events reordered",
    `update audit.events set sequence = 5 - sequence where shard = ${chain} and sequence in (2, 3)`,
  ),
  refused(
    statements(
      "event inserted",
      `update audit.events set sequence = sequence + 1 where shard = ${chain} and sequence >= 2`,
      `insert into audit.events select (jsonb_populate_record(e, jsonb_build_object('event_id', gen_random_uuid(), 'sequence', 2))).*
         from audit.events e where shard = ${chain} and sequence = 3`,
      `update audit.events e set hash = audit.hash_of(e) where ${middle}`,
      `update audit.shards set sequence = sequence + 1 where shard = ${chain}`,
    ),
  ),
  statements(
    "event moved to another chain",
    `update audit.events set shard = (shard + 1) % 16, sequence = 1000000 where ${middle}`,
  ),
  refused(
    statements(
      "tail truncated and head set back",
      `delete from audit.events where shard = ${chain} and sequence > 1`,
      `update audit.shards s set sequence = 1, hash = (select hash from audit.events e where e.shard = s.shard and sequence = 1)
         where shard = (select shard from audit.events group by shard having max(sequence) = 1 order by
           (select a.sequence from audit.shards a where a.shard = audit.events.shard) desc limit 1)`,
    ),
  ),
  refused(rewrite),
  refused(
    statements(
      "checkpoint altered",
      `update audit.checkpoints set note = replace(note, E'\\nnumber ', E'\\nnumber 1')`,
    ),
  ),
  refused(statements("all events truncated", "truncate audit.events")),
  refused(noCheckpoints),
  refused(
    both("newest checkpoint rolled back in table and folder", newestGone, newestGoneFromFolder),
  ),
  refused(both("rewritten, and all checkpoints deleted", rewrite, noCheckpoints)),
  refused(
    statements(
      "head of a chain set back by one",
      `update audit.shards set sequence = sequence - 1 where shard = ${chain}`,
    ),
  ),
];

const setBackInTwo = both(
  "newest checkpoint rolled back in table and folder",
  newestGone,
  newestGoneFromFolder,
);
const nothingKept = both(
  "folder and key",
  folderEmptied,
  both("checkpoints and key", noCheckpoints, keyForgets),
);

export const ofOurOwn: readonly Attack[] = [
  refused(newestGone),
  refused(newestGoneFromFolder),
  refused(folderEmptied),
  refused(keyForgets),
  refused(
    besideKey("the file beside the key overwritten", (file) => {
      writeFileSync(file, "nothing\n");
    }),
  ),
  refused(
    besideKey("the file beside the key names another hash", (file) => {
      const text = readFileSync(file, "utf8");
      writeFileSync(
        file,
        text.replace(
          /"hash":"./,
          (found) => `${found.slice(0, -1)}${found.endsWith("A") ? "B" : "A"}`,
        ),
      );
    }),
  ),
  refused(
    both(
      "rewritten, checkpoints deleted, folder emptied",
      rewrite,
      both("", noCheckpoints, folderEmptied),
    ),
  ),
  inFolder("a checkpoint in the middle of the folder taken out", (text) =>
    notesIn(text)
      .filter((_, at) => at !== 1)
      .join(""),
  ),
  refused(
    statements(
      "end of a chain replaced",
      `update audit.shards set hash = sha256(hash) where shard = ${chain}`,
    ),
  ),
  refused(statements("end of a chain deleted", `delete from audit.shards where shard = ${chain}`)),
  refused(
    statements(
      "an event deleted that was not signed yet",
      `delete from audit.events where event_id = (select e.event_id from audit.events e join audit.shards using (shard, sequence)
         where e.action = 'test.unsigned' limit 1)`,
    ),
  ),
  refused(
    statements(
      "an event edited that was not signed yet",
      `update audit.events set actor_id = 'other' where action = 'test.unsigned'`,
    ),
  ),
  statements(
    "an event with an endless time",
    `update audit.events set happened_at = 'infinity' where ${middle}`,
  ),
  refused(
    statements("the table of checkpoints renamed", "alter table audit.checkpoints rename to gone"),
  ),
  statements(
    "an event hidden by a policy",
    `create policy hide on audit.events as restrictive to lantern_maintenance using (sequence <> 2)`,
  ),
  statements(
    "the same event twice",
    `insert into audit.events select (jsonb_populate_record(e, jsonb_build_object('event_id', gen_random_uuid()))).*
       from audit.events e where ${middle}`,
  ),
  {
    ...both("newest checkpoint rolled back in all three places", setBackInTwo, {
      what: "",
      apply: ({ outside }) => {
        const own = readFileSync(
          join(outside.folder, readdirSync(outside.folder)[0] ?? ""),
          "utf8",
        );
        // The attacker works out what the file beside the key would have said.
        writeFileSync(outside.lastFile, lastOf(own));
        return Promise.resolve();
      },
    }),
    needsPartner: true,
  },
  {
    ...both("rewritten, and every checkpoint gone everywhere", rewrite, nothingKept),
    needsPartner: true,
  },
];

function lastOf(text: string): string {
  const note = (notesIn(text).filter(Boolean).at(-1) ?? "").slice(0, -1);
  const number = Number(/\nnumber (\d+)/.exec(note)?.[1]);
  return `${JSON.stringify({ number, hash: hashOf(note) })}\n`;
}

const hashOf = (note: string): string => createHash("sha256").update(note, "utf8").digest("base64");
