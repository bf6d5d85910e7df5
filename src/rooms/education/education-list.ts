import { z } from "zod";
import { spanOf } from "../../kernel/list-pages.ts";
import { counted } from "../../kernel/words.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import { oneOf } from "../../platform/lists/filters.ts";
import { educationSchemeOn } from "./education-scheme.ts";
import { countEducation, educationLists, listEducation, type EducationList } from "./list-reads.ts";

const says: Readonly<Record<EducationList, string>> = {
  timetable: "on a part-time timetable that is past its review, the longest first",
  attendance: "with persistent or severe absence, the longest first",
  out: "not on roll without contact, the longest first",
};

const shownBy = ({ show = "timetable" }: { readonly show: EducationList | undefined }) => show;

const day = z.iso.date();

/** Of children within reach: whose education nobody has looked at for too long. */
export const educationList = defineList({
  about: "children",
  filters: { show: oneOf(educationLists) },
  pages: { size: 50 },
  read: async ({ tx, actor, clock, asked, page, pageSize }) => {
    const today = clock.today();
    const show = shownBy(asked);
    const scheme = await educationSchemeOn(tx, today);
    const rows = await listEducation(tx, actor, { scheme, today, show, page, pageSize });
    const counts = await countEducation(tx, actor, { scheme, today });
    return { rows, total: counts[show], around: { scheme, counts, today } };
  },
  subjectOf: ({ personId }) => personId,
  columns: {
    child: "Child",
    what: "Current status",
    since: "Since",
    contact: "Last contact",
  },
  tables: {
    shown: {
      caption: ({ rows, total, pages, asked }) =>
        `${spanOf(rows.length, pages)}${counted(total, "child", "children")} ${says[shownBy(asked)]}`,
      empty: "None that you can see. Record it under “Education” of a child’s record.",
    },
  },
  facets: ({ around: { counts, scheme } }) => ({
    numbers: [
      {
        count: counts.timetable,
        text: "part time, past review",
        asks: { show: undefined },
        isAttention: counts.timetable > 0,
      },
      {
        count: counts.attendance,
        text: "persistent or severe absence",
        asks: { show: "attendance" },
      },
      {
        count: counts.out,
        text: `not on roll, no contact for ${scheme.contactDays} days`,
        asks: { show: "out" },
      },
    ],
  }),
  api: {
    rows: "children",
    says: "total",
    fields: {
      personId: z.uuid(),
      reference: z.string(),
      since: day,
      value: z.string().nullable(),
      reviewBy: day.nullable(),
      possible: z.int().nullable(),
      attended: z.int().nullable(),
      lastContactOn: day.nullable(),
    },
    more: ({ from, contactOn }) => ({ since: from, lastContactOn: contactOn }),
  },
});
