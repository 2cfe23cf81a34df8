// Korean first. Marked-up pages carry their English in data-en; what scripts write goes through t().
const listeners = [];
let language = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'ko';

export const current = () => language;
export const t = (korean, english) => (language === 'en' ? english : korean);
export const onChange = listener => listeners.push(listener);

/** Puts marked-up texts below root into the language of the moment. */
export function translate(root = document) {
  for (const node of root.querySelectorAll('[data-en]')) {
    node.dataset.ko ??= node.textContent;
    node.textContent = t(node.dataset.ko, node.dataset.en);
  }
  for (const node of root.querySelectorAll('[data-en-label]')) {
    node.dataset.koLabel ??= node.getAttribute('aria-label');
    node.setAttribute('aria-label', t(node.dataset.koLabel, node.dataset.enLabel));
  }
  document.documentElement.lang = language;
}

/** The switch names the other language, in that language. */
export function wireSwitch(button) {
  const show = () => {
    button.textContent = t('English', '한국어');
    button.lang = t('en', 'ko');
  };
  button.addEventListener('click', () => {
    language = t('en', 'ko');
    const address = new URL(location.href);
    language === 'en' ? address.searchParams.set('lang', 'en') : address.searchParams.delete('lang');
    history.replaceState(null, '', address);
    translate();
    show();
    listeners.forEach(listener => listener());
  });
  translate();
  show();
}
