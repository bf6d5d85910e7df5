import { choice, defineForm, text } from "../../../kernel/forms/index.ts";

/** Why a suggested link is none. */
export const declineForm = defineForm()({
  reason: text({
    namesNoChild: true,
    label: "Why they are not linked, and how that is known",
    hint: "Name no child",
    rows: 3,
    called: "Why they are not linked",
    most: 1000,
    missing: "Enter why they are not linked",
  }),
});

/** Whether a telephone, an account or an address may suggest links. */
export const mayFactForm = defineForm()({
  maySuggest: choice({
    label: "May it be used for suggested links?",
    options: {
      yes: "Yes: adults alone, a business or the public have it",
      no: "No, or it is not known: leave it out",
    },
    missing: "Choose whether it may be used",
  }),
  source: text({
    namesNoChild: true,
    label: "How this is known",
    hint: "Name no child, and no address at which a child is placed or protected",
    called: "How this is known",
    most: 400,
    missing: "Enter how this is known",
  }),
});
