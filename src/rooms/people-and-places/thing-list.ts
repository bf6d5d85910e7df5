import { z } from "zod";
import { counted } from "../../kernel/words.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import { oneOf, typed } from "../../platform/lists/filters.ts";
import { flagName } from "../child-record/index.ts";
import { countLinkedChildren } from "./link-reads.ts";
import { kindKeys, thingKinds } from "./thing-kinds.ts";
import { countThings, listThings } from "./thing-reads.ts";
import { thingFlagSchemeOn } from "./thing-scheme.ts";

/** Every subject that is no child, by kind and by what it goes by. The API says nothing of a child. */
export const thingList = defineList({
  about: "no-child",
  filters: {
    kind: oneOf(kindKeys),
    q: typed(100, "Part of a name, a registration, a number"),
  },
  pages: { size: 50 },
  read: async ({ tx, actor, clock, asked, isPage, page, pageSize }) => {
    const today = clock.today();
    const sought = { today, kind: asked.kind, sought: asked.q };
    const rows = await listThings(tx, { ...sought, page, pageSize });
    const total = isPage ? await countThings(tx, sought) : undefined;
    const scheme = await thingFlagSchemeOn(tx, today);
    const ids = isPage ? rows.slice(0, pageSize).map(({ thingId }) => thingId) : [];
    // Of each, how many children within reach are linked with it; read last, because a wide reader looks on narrowly.
    const children = isPage
      ? await countLinkedChildren(tx, actor, { thingIds: ids, today })
      : new Map<string, number>();
    return { rows, total, around: { today, scheme, children } };
  },
  columns: {
    what: "What",
    kind: "Kind",
    known: "Also known as",
    children: "Children you can see",
    flags: "Flags",
  },
  tables: {
    subjects: {
      caption: ({ total }) => counted(total, "subject"),
      empty: "Nothing here goes by this. Try part of the name, or fewer figures.",
    },
  },
  fields: {
    kind: {
      label: "Kind",
      all: "Every kind",
      options: () => kindKeys.map((value) => ({ value, text: thingKinds[value].many })),
    },
    q: {
      label: "Name, registration, number or postcode",
    },
  },
  api: {
    rows: "subjects",
    says: "next",
    pageSize: 100,
    fields: {
      id: z.uuid(),
      kind: z.string(),
      label: z.string(),
      identifier: z.string().nullable(),
      knownAs: z.array(z.string()),
      standing: z.string().nullable().describe("Of a person: alleged, suspected or convicted"),
      flags: z.array(z.object({ type: z.string(), name: z.string() })),
      nextFlagReviewBy: z.iso.date().nullable(),
    },
    more: (one, { around: { scheme } }) => ({
      id: one.thingId,
      knownAs: [...one.knownAs],
      flags: one.flags.map((type) => ({ type, name: flagName(scheme, type) })),
      nextFlagReviewBy: one.flagReviewBy,
    }),
  },
});
