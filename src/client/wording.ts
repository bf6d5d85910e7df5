import { wordingAdvice } from "../kernel/wording-advice.ts";

const quietFor = 800;

/**
 * Advice below a box of text on words that blame a child, while they are written. It holds nothing up
 * and changes nothing. Where somebody's own words are kept (`data-verbatim`) there is none.
 */
export function adviseOnWords(): void {
  for (const box of document.querySelectorAll<HTMLTextAreaElement>(
    ".app-form textarea:not([data-verbatim])",
  )) {
    watch(box);
  }
}

function watch(box: HTMLTextAreaElement): void {
  const note = document.createElement("div");
  note.className = "app-wording";
  note.setAttribute("role", "status");
  box.after(note);
  let timer: number | undefined;
  const show = (): void => {
    const text = words(box.value);
    // Said again only where it says something else, so that a screen reader is not talked over.
    if (note.textContent !== text) note.textContent = text;
  };
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, quietFor);
  });
  show();
}

function words(text: string): string {
  const advice = wordingAdvice(text);
  if (advice.length === 0) return "";
  const each = advice.map(({ found, better }) => `instead of “${found}”: ${better}`);
  return `Suggested wording: ${each.join("; ")}. Keep quotations as they were said.`;
}
