/**
 * Whose records can be in an answer. Whoever reads it is compared with them first, as with any record that they open:
 * where that closes one, the answer is made anew without it. Which they are is said by the answer itself: its
 * `shown`, or `subjectIds` as the audit has them.
 */
export type Shows =
  | {
      /**
       * `children`: the reader reaches them by their own records. `agenda item`: the reader is asked to the item, and
       * need not reach the record. `linked`: a concern that the reader sent or is asked about, an action that was sent
       * without the record, an emergency that is reviewed: which record it is linked with is named to nobody.
       */
      readonly about: "children" | "agenda item" | "linked";
    }
  /** No child can be in it; why. */
  | { readonly nobody: string };
