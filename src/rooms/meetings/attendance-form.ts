import { choiceOr, defineForm, each, readIf, text, type Row } from "../../kernel/forms/index.ts";
import type { Place } from "./quorum.ts";

export const attendanceWords = {
  attended: "Attended",
  deputy: "Sent a deputy",
  apologies: "Sent apologies",
  absent: "Absent",
} as const;

type PlaceRow = Row & { readonly label: string };

const placeForm = defineForm<PlaceRow, PlaceRow>()({
  attended: choiceOr({
    label: "Attendance",
    unchosen: "Not recorded yet",
    options: attendanceWords,
    words: () => attendanceWords,
    otherwise: "not-known",
  }),
  deputy: readIf(
    ({ attended }) => attended === "deputy",
    text({
      label: "Deputy, if one was sent",
      called: "Deputy",
      most: 200,
      missing: (_typed, { label }) => `Enter who attended instead of ${label}`,
    }),
  ),
});

type Asked = { readonly places: readonly Place[] };

/** A row for each place, named by its agency where the label does not begin with it. */
const rows = ({ places }: Asked): readonly PlaceRow[] =>
  places.map(({ who, label, agency }) => ({
    key: who,
    label,
    legend: label.startsWith(agency) ? label : `${label}, ${agency}`,
  }));

/** Who is there, and who came instead; of whom nothing is chosen, it is not known yet. */
export const attendanceForm = defineForm<Asked, Asked>()({
  attendance: each({ form: placeForm, rows }),
});
