// The page's own few lines: they count how often its button is pressed, and do nothing else.
addEventListener("DOMContentLoaded", () => {
  document.querySelector("#news").addEventListener("submit", (event) => {
    event.preventDefault();
    const pressed = document.querySelector("#pressed");
    pressed.value = Number(pressed.value) + 1;
  });
});
