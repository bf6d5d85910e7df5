import { jsonFile, type MadeFile } from "../../platform/files/made-file.ts";
import type { About, Product } from "./desk-reads.ts";
import { gradeWords, handlingName, type IntelligenceScheme } from "./intelligence-scheme.ts";

type Taking = {
  readonly intelligenceId: string;
  readonly product: Product;
  readonly about: readonly About[];
  readonly scheme: IntelligenceScheme;
};

/** What the force's own system takes in: the sanitised text and its handling; neither the sender nor the original. */
export function entryFile({ intelligenceId, product, about, scheme }: Taking): MadeFile {
  return jsonFile(`Intelligence ${intelligenceId.slice(-8)}.json`, {
    id: intelligenceId,
    text: product.wording,
    handling: handlingName(scheme, product.handling),
    conditions: product.conditions,
    grading: gradeWords(scheme, product.grade),
    knownSince: product.seenOn,
    reviewBy: product.reviewBy,
    subjects: about.map(({ kind, label }) => ({ kind, label })),
  });
}
