import type { Rooms } from "../../../../platform/rooms/slot.ts";
import { z } from "zod";
import type { Clock } from "../../../../kernel/clock.ts";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { docxType, toDocx } from "../../../../platform/documents/index.ts";
import { madeFile } from "../../../../platform/files/made-file.ts";
import { anyField, optionalQuery } from "../../../../platform/http/field.ts";
import type { StopPlaces } from "../../../../platform/http/places-guard.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { mayDo } from "../../../subjects/index.ts";
import {
  type ChildFacts,
  childParams,
  childRoute,
  findChild,
} from "../../../child-record/index.ts";
import {
  findByReference,
  listLinked,
  mostOthers,
  readLines,
  readReferences,
  type ChildLines,
} from "../group-reads.ts";
import { oneChild } from "../one-child.ts";
import { oneDocument } from "../one-document.ts";
import { groupPage, onePage } from "./group-pages.tsx";

const groupQuery = z.object({ with: optionalQuery(anyField) });
const oneQuery = groupQuery.extend({ of: optionalQuery(text()) });

type ReadContext = {
  readonly rooms: Rooms;
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
  readonly stopPlaces: StopPlaces;
};

type Group = {
  readonly asked: readonly string[];
  readonly group: readonly ChildLines[];
  readonly missing: readonly string[];
};

/** The child and those asked for whom the actor may open, each looked at as if opened alone. */
async function readGroup(
  asking: ReadContext,
  facts: ChildFacts,
  typed: z.output<typeof anyField> | undefined,
): Promise<Group> {
  const { tx } = asking;
  const own = facts.person.reference;
  const asked = readReferences([typed ?? []].flat()).filter((one) => one !== own);
  const group = [await readLines(tx, facts.person)];
  const shown = new Set<string>();
  for (const { personId, reference } of await findByReference(tx, asked.slice(0, mostOthers))) {
    const other = await findChild(asking, personId);
    if (!other || !mayDo(asking.actor, "child.view", other)) continue;
    if (await asking.stopPlaces(personId)) continue;
    group.push(await readLines(tx, other.person));
    shown.add(reference);
  }
  return { asked, group, missing: asked.filter((one) => !shown.has(one)) };
}

const idsOf = (group: readonly ChildLines[]): readonly string[] =>
  group.map(({ personId }) => personId);

/** The child asked for, or whose page it is. */
const oneOf = (group: readonly ChildLines[], of: string | undefined): ChildLines | undefined =>
  group.find(({ reference }) => reference === of) ?? group[0];

/** Every way into this room. */
export const groupRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/group-chronology",
    access: { permission: "child.view" },
    audit: { action: "chronology.group.read" },
    input: { params: childParams, query: groupQuery },
    handle: async (facts, given) => {
      const read = await readGroup(given, facts, given.query.with);
      const linked = await listLinked(given.tx, facts.person);
      const view = groupPage({ ...read, facts, linked });
      return { kind: "page", view, subjectIds: idsOf(read.group) };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/group-chronology/print",
    access: { permission: "child.view" },
    audit: { action: "chronology.group.print" },
    input: { params: childParams, query: oneQuery },
    handle: async (facts, given) => {
      const { group } = await readGroup(given, facts, given.query.with);
      const of = oneOf(group, given.query.of);
      if (!of) return { kind: "notFound" };
      const { view, isStopped } = onePage({ facts, group, of });
      const subjectIds = idsOf(group);
      return { kind: isStopped ? "invalid" : "page", view, subjectIds };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/group-chronology/print.docx",
    access: { permission: "child.view" },
    audit: { action: "chronology.group.export" },
    input: { params: childParams, query: oneQuery },
    handle: async (facts, given) => {
      const { group } = await readGroup(given, facts, given.query.with);
      const of = oneOf(group, given.query.of);
      if (!of) return { kind: "notFound" };
      const subjectIds = idsOf(group);
      const { view, isStopped } = onePage({ facts, group, of });
      if (isStopped) return { kind: "invalid", view, subjectIds };
      const taken = { by: given.actor.name, at: given.clock.now() };
      const says = oneDocument(oneChild(group, of), taken);
      const name = `Chronology ${of.reference}.docx`;
      const file = madeFile({ name, mediaType: docxType, says, make: toDocx });
      return { kind: "file", file, subjectIds };
    },
  }),
];
