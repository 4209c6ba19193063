// The computed style of every element, without what follows from the size of its box.
const ours = (element) => element.localName === 'psp-self-assessment' || Boolean(element.closest('psp-self-assessment'));
const elements = arguments[0] === 'check'
  ? [pageRoot(), ...pageRoot().querySelectorAll('*')]
  : [...document.querySelectorAll('body, body *')].filter((element) => !ours(element));
const size = /^(-webkit-)?(width|height|inline-size|block-size|perspective-origin|transform-origin|(-webkit-)?perspective-origin-[xy]|transform-origin-[xyz]|top|left|right|bottom|inset-.*|grid-template-.*|margin-(left|right|inline-start|inline-end)|-webkit-margin-(start|end))$/;
return elements.map((element) => {
  const style = getComputedStyle(element);
  const all = {};
  for (const name of style) if (!size.test(name) && !name.startsWith('--')) all[name] = style.getPropertyValue(name);
  const classes = element.getAttribute('class');
  return { what: classes ? `${element.localName}.${classes.split(' ').join('.')}` : element.localName, style: all };
});
