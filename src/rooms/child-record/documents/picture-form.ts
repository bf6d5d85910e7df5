import { choice, defineForm, text } from "../../../kernel/forms/index.ts";

type Drawing = {
  /** What a picture that is kept shows. */
  readonly keeping: string;
  /** Who reads the reason. */
  readonly readers: string;
};

/** Whether a picture that somebody gave is kept: asked before anybody else opens it. */
export const pictureForm = defineForm<object, Drawing>()({
  outcome: choice({
    label: "Is it kept?",
    options: {
      accepted: { text: "Keep it", hint: ({ keeping }) => keeping },
      refused: {
        text: "Refuse it",
        hint: "Nobody can open it again. It is removed now, or when its legal hold is lifted; that it was here stays on record",
      },
    },
    missing: "Choose whether the picture is kept",
  }),
  reason: text({
    label: "Reason",
    hint: ({ readers }) => readers,
    rows: 3,
    called: "Reason",
    most: 1000,
    missing: "Enter what it shows, and why it is kept or not",
  }),
});
