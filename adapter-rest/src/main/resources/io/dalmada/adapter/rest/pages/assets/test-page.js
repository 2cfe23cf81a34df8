// The frame of the three test pages: the key, the language, and turning from page to page without losing either.
import { get, settings as read, signIn, signOut, isSignedIn } from './api.js';
import { $ } from './dom.js';
import { current, t, translate, wireSwitch } from './language.js';

const MODULES = { '/test.html': './issue.js', '/test-pay.html': './pay.js', '/test-refund.html': './refund.js' };
const settings = await read();
let page;

async function begin() {
  for (const link of document.querySelectorAll('.steps a')) {
    link.pathname === location.pathname ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
  }
  translate();
  page = await import(MODULES[location.pathname]);
  await page.start(settings);
  if (isSignedIn()) await page.signedIn?.();
  document.body.dataset.ready = location.pathname;
}

/** A key that is kept nowhere would be lost with the page, so only its middle is replaced. */
async function turn(address) {
  delete document.body.dataset.ready;
  const next = await load(address);
  $('main').replaceWith(document.importNode(next.querySelector('main'), true));
  document.title = next.title;
  $('main').focus();
  scrollTo(0, 0);
  await begin();
}

const load = address => new Promise((resolve, reject) => {
  const request = new XMLHttpRequest();
  request.open('GET', address);
  request.responseType = 'document';
  request.onload = () => (request.response ? resolve(request.response) : reject(new Error('no page')));
  request.onerror = () => reject(new Error('no page'));
  request.send();
});

document.addEventListener('click', event => {
  const link = event.target.closest?.('a[data-turn]');
  if (!link || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  const address = new URL(link.href);
  if (current() === 'en') address.searchParams.set('lang', 'en');
  history.pushState(null, '', address);
  turn(address);
});
addEventListener('popstate', () => turn(location.href));

async function useKey(event) {
  event?.preventDefault();
  signIn($('api-key').value.trim());
  const answer = await get('/v1/gateways');
  if (!answer.ok) signOut();
  $('key-state').textContent = answer.ok ? t('사용 중', 'in use') : (answer.body.title ?? t('응답이 없습니다', 'No answer'));
  $('key-form').classList.toggle('accepted', answer.ok);
  if (answer.ok) await page.signedIn?.();
}

wireSwitch($('language'));
$('key-form').addEventListener('submit', useKey);
await begin();
if (settings.suggestedKey) {
  $('api-key').value = settings.suggestedKey;
  await useKey();
}
document.body.dataset.started = 'true';
