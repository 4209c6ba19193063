// The host's half of a frame. Importing it makes every frame of the check on the page as tall as its content; it
// exports nothing.
export {};
