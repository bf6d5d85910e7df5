import type { VNode } from "preact";

/** Across every printed sheet, light enough to read through: a photograph of one says whose it was. Not read out. */
export const Watermark = ({ words }: { readonly words: string }): VNode => (
  <p class="app-watermark" aria-hidden="true">
    {words}
  </p>
);
