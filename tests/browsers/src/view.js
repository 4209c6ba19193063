// In WebKit what waits to run may run where a script asks for layout, so that the check may take the place of the
// first page in the middle of this look. Where answers are is asked first: the page seen then is the check's.
const saved = everywhere('[data-saved]')[0]?.dataset.saved ?? null;
const root = pageRoot();
const heading = root && headingOf(root);
const active = focused();
return {
  // A page that waits for the second module is not there yet.
  page: root?.querySelector('[data-waiting]') ? null : (root?.dataset.page ?? null),
  heading: heading ? tidy(heading.textContent) : '',
  focus: active ? {
    tag: active.localName,
    name: active.getAttribute('name') ?? '',
    called: called(active).slice(0, 100),
    on_heading: Boolean(heading) && active !== root && (active === heading || heading.contains(active)
      || (active.matches('legend, [tabindex="-1"]') && active.contains(heading))),
  } : null,
  inputs: everywhere('input, select, textarea').filter((input) => input.name).map((input) => ({
    name: input.name,
    kind: input.type,
    value: input.value,
    checked: Boolean(input.checked),
    // A radio may be drawn by its label while the input itself is out of sight.
    usable: !input.matches(':disabled') && (shown(input) || [...(input.labels ?? [])].some(shown)),
  })),
  buttons: everywhere(pressable).filter((button) => shown(button) && !button.matches(':disabled')).map(called),
  saved,
  errors: everywhere('[role="alert"], [aria-invalid="true"]').filter(shown)
    .map((element) => tidy(element.textContent) || `${element.name || element.localName} is invalid`),
};
