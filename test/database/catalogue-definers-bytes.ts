/** Functions that let go of pictures and recordings, with their owner’s rights: see catalogue-definers.ts. */
export const definersOfBytes: Readonly<Record<string, string>> = {
  "files.picture_reviewed":
    "trigger: a refused picture loses its bytes, which nobody else may change",
  "files.sweep_refused":
    "housekeeping empties refused pictures that a hold kept, once it is lifted",
  "protect.let_go_of_voice":
    "trigger: a recording goes once its words are typed up, unless a hold keeps it",
  "protect.left_voice_notes":
    "what a leaver of one's own team has still to type up, by number and nothing of what was said",
  "protect.pass_voice_note":
    "puts what a leaver has to type up into a colleague's hands, who hears it within their own reach",
  "protect.sweep_voice_notes":
    "housekeeping empties recordings that a hold kept, once it is lifted",
  "protect.let_go_of_photograph":
    "trigger: a picture goes once it is refused or taken down, unless a hold keeps it",
  "protect.sweep_photographs":
    "housekeeping takes down what nobody renewed, and empties what a hold kept, once it is lifted",
};
