// The console's frame: signing in, the menu, and which view an address shows.
import { get, settings as read, signIn, signOut, isSignedIn } from '../api.js';
import { $, complain, el } from '../dom.js';
import { onChange, t, translate, wireSwitch } from '../language.js';
import { failed, leave, waiting } from './parts.js';

const VIEWS = {
  '': { load: () => import('./dashboard.js'), name: () => t('현황', 'Overview') },
  subscriptions: { load: () => import('./subscriptions.js'), name: () => t('구독', 'Subscriptions') },
  payments: { load: () => import('./payments.js'), name: () => t('결제', 'Payments') },
  runs: { load: () => import('./runs.js'), name: () => t('청구 실행', 'Billing runs') },
  queue: { load: () => import('./queue.js'), name: () => t('확인 필요', 'To be settled') },
  reconciliation: { load: () => import('./reconciliation.js'), name: () => t('대사', 'Reconciliation') },
  webhooks: { load: () => import('./webhooks.js'), name: () => t('웹훅', 'Webhooks') },
  clock: { load: () => import('./clock.js'), name: () => t('시계', 'Clock'), local: true },
};
let hasClock = false;
let turn = 0;

/** #/payments/ID/receipt?x=1 as ['payments', 'ID', 'receipt'] and its parameters. */
function address() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  return { parts: path.split('/').map(decodeURIComponent), query: new URLSearchParams(query) };
}

async function show() {
  if (!isSignedIn()) return;
  leave();
  const mine = ++turn;
  const { parts: [name, ...rest], query } = address();
  const view = VIEWS[name] ?? VIEWS[''];
  menu(VIEWS[name] ? name : '');
  document.title = `${view.name()} · ${t('달마다', 'Dalmada')}`;
  delete document.body.dataset.shown;
  $('view').replaceChildren(waiting());
  const content = await (await view.load()).view(rest, query, () => mine === turn).catch(trouble => failed(trouble));
  if (mine !== turn) return;
  $('view').replaceChildren(...[content].flat());
  document.body.dataset.shown = location.hash || '#/';
}

function menu(current) {
  $('menu').replaceChildren(...Object.entries(VIEWS)
    .filter(([, view]) => !view.local || hasClock)
    .map(([name, view]) => el('a', { href: `#/${name}`, 'aria-current': name === current ? 'page' : null }, view.name())));
}

async function enter(event) {
  event?.preventDefault();
  signIn($('api-key').value.trim());
  const answer = await get('/v1/gateways');
  complain($('api-key'), answer.ok ? null : (answer.body.detail ?? t('응답이 없습니다.', 'No answer.')));
  if (!answer.ok) return signOut();
  $('api-key').value = '';
  hasClock = (await get('/v1/test-clock')).ok;
  reveal(true);
  await show();
}

function exit() {
  signOut();
  leave();
  turn++;
  $('view').replaceChildren();
  reveal(false);
  $('api-key').focus();
}

function reveal(signedIn) {
  $('sign-in').hidden = signedIn;
  ['view', 'menu', 'sign-out'].forEach(id => { $(id).hidden = !signedIn; });
}

wireSwitch($('language'));
onChange(() => { translate(); show(); });
$('sign-in').addEventListener('submit', enter);
$('sign-out').addEventListener('click', exit);
$('skip').addEventListener('click', event => { event.preventDefault(); $('main').focus(); });
addEventListener('hashchange', () => { $('main').focus(); scrollTo(0, 0); show(); });
$('api-key').value = (await read()).suggestedKey ?? '';
document.body.dataset.started = 'true';
