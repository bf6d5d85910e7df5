const every = 1_500;

/**
 * Loads a page that waits for work anew once the work is done, and not before: whoever reads it is
 * not moved. Without script the page has a button that looks again.
 */
export function waitForWork(): void {
  if (document.querySelector("[data-waiting]") !== null) later();
}

const later = (): void => void setTimeout(() => void look(), every);

async function look(): Promise<void> {
  try {
    const answer = await fetch(location.href);
    if (answer.ok && (await answer.text()).includes("data-waiting")) later();
    else location.reload();
  } catch {
    // The network is away; it may come back.
    later();
  }
}
