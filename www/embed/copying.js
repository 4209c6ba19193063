// Buttons that copy what stands in the element they name.

export function begin(status, words) {
  for (const button of document.querySelectorAll("[data-copies]")) {
    button.addEventListener("click", async () => {
      const from = document.getElementById(button.dataset.copies);
      status.textContent = "";
      try {
        await navigator.clipboard.writeText(from.innerText);
        status.textContent = words.copied;
      } catch {
        // Not allowed, or not a secure page: then it is marked, ready for the keys that copy.
        getSelection().selectAllChildren(from);
        status.textContent = words.marked;
      }
    });
  }
}
