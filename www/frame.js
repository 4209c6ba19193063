// Our half of a frame: tells the page around it how tall the check is. That is all that leaves the frame, and
// nothing is taken from the page: whether it follows can be seen by the height of our own window.
const NAME = "psp-self-assessment";

// After this many ms a page that has not followed is told once more, then after twice as long, up to the longest:
// its script may have arrived after ours.
const SOON = 250;
const LONGEST = 60_000;

const root = document.documentElement;
let asked = 0; // the height last told, in CSS pixels
let pause = SOON;
let timer;

// A pixel more or less is the browser's rounding where the page is zoomed.
const fits = () => Math.abs(innerHeight - asked) <= 1;

function look() {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  // In a part of the page that is not shown nothing has a size; on paper it is another one.
  if (!innerWidth || !height || matchMedia("print").matches) return;
  if (height !== asked) {
    asked = height;
    pause = SOON;
    tell();
  } else if (fits()) {
    follow(true);
  }
}

function tell() {
  clearTimeout(timer);
  if (fits()) follow(true);
  timer = setTimeout(() => {
    if (fits()) return;
    // No page that follows, or not in time: whoever reads must be able to scroll.
    follow(false);
    pause = Math.min(pause * 2, LONGEST);
    tell();
  }, pause);
  // Anybody may know how tall it is; the page around it can see that anyway.
  parent.postMessage({ [NAME]: { height: asked } }, "*");
}

function follow(follows) {
  root.toggleAttribute("data-fitted", follows);
}

// A page was turned, and the check has brought its top into view as far as it knew. Firefox tells a frame of another
// site late where the page around it is scrolled to: it is looked at once more, unless the person has gone on.
const LATE = 300; // ms
let later;

function lookForTop(event) {
  clearTimeout(later);
  // Only headings take the focus and are no stop for the Tab key.
  if (!event.composedPath()[0].matches("[tabindex='-1']")) return;
  later = setTimeout(() => {
    const observer = new IntersectionObserver(([{ target, boundingClientRect: all, intersectionRect: seen }]) => {
      observer.disconnect();
      if (seen.top > all.top || !seen.height) target.scrollIntoView({ block: "start" });
    });
    observer.observe(document.querySelector(NAME));
  }, LATE);
}

if (parent !== self) {
  addEventListener("focusin", lookForTop);
  for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    addEventListener(kind, () => clearTimeout(later), { capture: true, passive: true });
  }
  new ResizeObserver(look).observe(document.body);
  addEventListener("resize", () => {
    look();
    if (!fits()) tell();
  });
}
