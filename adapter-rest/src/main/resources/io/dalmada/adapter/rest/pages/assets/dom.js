// Elements without markup: everything shown is text, whatever it holds.
export const $ = id => document.getElementById(id);

/** el('a', { class: 'x', href: '#/' }, 'text', child, …); attributes that are null or false are left out. */
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (attribute.startsWith('on')) made.addEventListener(attribute.slice(2), value);
    else if (value === true) made.setAttribute(attribute, '');
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(attribute, value);
  }
  made.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return made;
}

/** A message at a field, tied to it for screen readers; none takes it away. */
export function complain(input, message) {
  const id = `${input.id}-error`;
  document.getElementById(id)?.remove();
  input.toggleAttribute('aria-invalid', Boolean(message));
  if (message) {
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', id);
    input.after(el('p', { id, class: 'error' }, message));
  } else {
    input.removeAttribute('aria-describedby');
  }
}

/** Checks [input, message or null] pairs, shows what is wrong, goes to the first; true when all is well. */
export function allWell(checks) {
  checks.forEach(([input, message]) => complain(input, message));
  const first = checks.find(([, message]) => message);
  first?.[0].focus();
  return !first;
}
