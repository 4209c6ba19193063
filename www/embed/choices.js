// What is chosen in the form. A value that cannot be used is said at its field and left out.

// The attributes, in the order in which they are written, and what each has when it is left out.
const DEFAULTS = { programme: "", wave: "", period: "", comparison: "", storage: "device", "heading-level": "2" };
const SIZES = { "--psp-font": "", "--psp-radius": "4", "--psp-max-width": "" };

export function read(form, colours) {
  const settings = [];
  for (const [name, absent] of Object.entries(DEFAULTS)) {
    const field = form.elements[name];
    if (field.type === "checkbox") {
      if (field.checked) settings.push([name, ""]);
    } else if (usable(field) && field.value !== absent) {
      settings.push([name, field.value]);
    }
  }
  const scheme = form.elements["color-scheme"].value;
  const looks = colours.chosen(scheme);
  for (const [name, absent] of Object.entries(SIZES)) {
    const field = form.elements[name.slice(2)];
    if (usable(field) && field.value !== absent) looks.push([name, { light: field.value + (field.type === "number" ? "px" : "") }]);
  }
  if (scheme !== "both") looks.push(["color-scheme", { light: scheme }]);
  return { way: form.elements.way.value, scheme, settings, looks };
}

// Whether the field holds what it may hold; its own HTML says what that is, and which words say so.
function usable(field) {
  const fits = !field.validity || field.validity.valid;
  const wrong = document.getElementById(`${field.id}-wrong`);
  if (wrong) {
    wrong.hidden = fits;
    field.toggleAttribute("aria-invalid", !fits);
    if (!fits) field.setAttribute("aria-invalid", "true");
  }
  return fits;
}
