// Registers a card and hands its billing key on to the next page.
import { call, get } from './api.js';
import { birthFault, businessFault, digits, expiryFault, numberFault, passwordFault } from './card.js';
import { $, allWell, el } from './dom.js';
import { day } from './format.js';
import { current, t } from './language.js';
import { onceFor } from './once.js';
import { failure, show } from './result.js';
import { complete, openWindow, receive } from './window.js';

const SECRETS = ['number', 'password', 'holder'];
const YEARS = 15;
let gateways = [];
let settings;

export async function start(read) {
  settings = read;
  const form = $('issue-form');
  const once = onceFor(form);
  fillExpiry();
  ['person', 'company'].forEach(id => $(id).addEventListener('change', nameHolder));
  offerCards(once);
  form.addEventListener('submit', event => { event.preventDefault(); submit(form, once); });
  $('gateway').addEventListener('change', showRoute);
  addEventListener('pagehide', forget);
  receive();
  showRoute();
}

/** Called whenever a key was accepted. */
export async function signedIn() {
  gateways = (await get('/v1/gateways')).body.items ?? [];
  $('gateway').replaceChildren(...gateways.map(known =>
    el('option', { value: known.id, selected: known.isDefault }, `${known.vendor} (${known.id})`)));
  $('gateway-field').hidden = gateways.length < 2;
  showRoute();
  await complete();
}

const chosen = () => gateways.find(known => known.id === $('gateway').value);
const byWindow = () => Boolean(chosen()) && !chosen().issueRoutes.includes('CARD_ENTRY');

function showRoute() {
  $('card-fields').hidden = byWindow();
  $('card-fields').disabled = byWindow();
  $('window-note').hidden = !byWindow();
  $('test-cards').hidden = byWindow() || !settings.simulator;
  const label = $('register');
  label.dataset.ko = byWindow() ? '결제대행사 창 열기' : '카드 등록';
  label.dataset.en = byWindow() ? "Open the gateway's window" : 'Register the card';
  label.textContent = t(label.dataset.ko, label.dataset.en);
}

function fillExpiry() {
  const thisYear = Number(day().slice(0, 4));
  const blank = () => el('option', { value: '' }, '–');
  const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));
  const years = Array.from({ length: YEARS }, (_, i) => String(thisYear + i));
  $('month').replaceChildren(blank(), ...months.map(month => el('option', { value: month }, month)));
  $('year').replaceChildren(blank(), ...years.map(year => el('option', { value: year }, year)));
}

function nameHolder() {
  const label = $('holder-label');
  label.dataset.ko = $('company').checked ? '사업자등록번호 10자리' : '생년월일 6자리 (예: 900101)';
  label.dataset.en = $('company').checked ? 'Business number, ten digits' : 'Birth date, six digits (YYMMDD)';
  label.textContent = current() === 'en' ? label.dataset.en : label.dataset.ko;
  $('holder').value = '';
}

function offerCards(once) {
  for (const button of document.querySelectorAll('[data-card]')) {
    button.addEventListener('click', () => {
      $('person').checked = true;
      nameHolder();
      $('number').value = button.dataset.card.replace(/(.{4})(?=.)/g, '$1 ');
      $('month').value = '12';
      $('year').value = String(Number(day().slice(0, 4)) + 4);
      $('password').value = '12';
      $('holder').value = '900101';
      once.renew();
    });
  }
}

async function submit(form, once) {
  const missing = t('입력해 주세요.', 'Please fill this in.');
  const named = ['customer', 'buyer'].map(id => [$(id), $(id).value.trim() ? null : missing]);
  if (byWindow()) return allWell(named) && openWindow(chosen(), $('customer').value.trim(), $('buyer').value.trim(), once, settings);
  const company = $('company').checked;
  const well = allWell([
    ...named,
    [$('number'), numberFault($('number').value)],
    [$('year'), expiryFault($('year').value, $('month').value, day())],
    [$('password'), passwordFault($('password').value)],
    [$('holder'), company ? businessFault($('holder').value) : birthFault($('holder').value)],
  ]);
  if (!well) return;
  const request = { method: 'POST', path: '/v1/billing-keys', body: entered() };
  form.querySelector('[type=submit]').disabled = true;
  const answer = await call(request.method, request.path, request.body, once.key());
  form.querySelector('[type=submit]').disabled = false;
  once.settle(answer);
  show(answer.ok ? issued(answer.body) : failure(answer), request, answer);
  if (answer.ok) forget();
  request.body = {};
}

const entered = () => ({
  customerId: $('customer').value.trim(),
  ...(chosen() && { gateway: chosen().id }),
  buyer: { name: $('buyer').value.trim() },
  card: {
    number: digits($('number').value), expiry: `${$('year').value}-${$('month').value}`,
    password: $('password').value, holderId: digits($('holder').value),
  },
});

export const issued = key => ({
  good: true,
  title: t('카드를 등록했습니다', 'The card is registered'),
  facts: [
    [t('빌링키', 'Billing key'), key.id],
    [t('카드', 'Card'), [key.card.issuerName, key.card.last4 && `•••• ${key.card.last4}`].filter(Boolean).join(' ')],
  ],
  next: { href: `/test-pay.html?billingKey=${encodeURIComponent(key.id)}`, label: t('이 카드로 결제하기', 'Pay with this card') },
});

/** What was typed of a card does not outlive its use, nor the page. */
function forget() {
  SECRETS.map($).filter(Boolean).forEach(input => { input.value = ''; });
}
