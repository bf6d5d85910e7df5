import pg from "pg";
import {
  agencyHeadings,
  agencyRecords,
  profiles,
} from "../../src/linkage/fixtures/agency-records.ts";
import { addPeople, type NewPerson, type Owner } from "../../src/modules/subjects/index.ts";
import { asMaintenance } from "../../src/platform/database/maintenance.ts";

export type Invented = {
  readonly size: number;
  readonly seed: number;
  readonly profile: string;
  /** So many second records are kept at least, where there are as many. */
  readonly asked: number;
};

/** What another agency writes of somebody who has a record. */
export type Incoming = { readonly personId: string; readonly written: Who };
type Who = Pick<NewPerson, "familyName" | "givenName" | "bornOn" | "sex">;

const atOnce = 5_000;

/** Each child's first record goes into the database; what another agency has of some is kept to ask with. */
export async function fillPeople(
  adminUrl: string,
  owner: Owner,
  invented: Invented,
): Promise<readonly Incoming[]> {
  const admin = { connectionString: adminUrl };
  const asking: Incoming[] = [];
  for (const family of batches(invented)) {
    const people = family.map(({ first }) => ({ ...first, otherNames: [], sources: [] }));
    const added = await asMaintenance(admin, (tx) =>
      addPeople(tx, people, { owner, source: "tracker" }),
    );
    for (const [at, { second }] of family.entries()) {
      const personId = added[at]?.personId;
      if (second && personId !== undefined) asking.push({ personId, written: second });
    }
  }
  await settle(adminUrl);
  return asking;
}

type Twice = { readonly first: Who; second?: Who };

/** Children in the order in which they are made, so that a million need not be held at once. */
function* batches({ size, seed, profile, asked }: Invented): Generator<readonly Twice[]> {
  const chosen = profiles[profile];
  if (!chosen) throw new RangeError(`There is no profile ${profile}`);
  const every = Math.max(1, Math.floor(size / (2 * asked)));
  let [batch, last]: [Twice[], number] = [[], -1];
  for (const { cells, person } of agencyRecords(size, { seed, profile: chosen })) {
    const before = batch.at(-1);
    if (person === last) {
      if (before && person % every === 0) before.second ??= whoOf(cells);
      continue;
    }
    if (batch.length === atOnce) {
      yield batch;
      batch = [];
    }
    batch.push({ first: whoOf(cells) });
    last = person;
  }
  yield batch;
}

function whoOf(cells: readonly string[]): Who {
  const of = (heading: (typeof agencyHeadings)[number]): string =>
    cells[agencyHeadings.indexOf(heading)] ?? "";
  const sex = { F: "female", M: "male" } as const;
  return {
    familyName: of("surname"),
    givenName: of("first_name"),
    bornOn: of("dob") || null,
    sex: of("sex") in sex ? sex[of("sex") as keyof typeof sex] : null,
  };
}

/** As it stands when the background work is done and nobody has added anybody for a while. */
async function settle(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query("truncate subjects.match_waits");
    await client.query("vacuum (analyze)");
    await client.query("checkpoint");
  } finally {
    await client.end();
  }
}
