// Registration in the gateway's own window: this page sends the customer there and completes what comes back.
import { call, get } from './api.js';
import { $, el } from './dom.js';
import { current, t } from './language.js';
import { failure, show } from './result.js';
import { issued } from './issue.js';

let brought = null;

/** What the window sent back in the address is a proof: it leaves the address at once, whoever is signed in or not. */
export function receive() {
  const { registration, outcome = 'success', lang, ...parameters } = Object.fromEntries(new URLSearchParams(location.search));
  if (registration) {
    brought = { registration, outcome, parameters };
    history.replaceState(null, '', lang ? `/test.html?lang=${lang}` : '/test.html');
  }
  $('return-note').hidden = brought === null;
}

export async function openWindow(gateway, customerId, name, once, settings) {
  const returnUrl = `${location.origin}/test.html${current() === 'en' ? '?lang=en' : ''}`;
  const request = { method: 'POST', path: '/v1/billing-key-registrations', body: { customerId, gateway: gateway.id, buyer: { name }, returnUrl } };
  const answer = await call(request.method, request.path, request.body, once.key());
  once.settle(answer);
  if (!answer.ok) return show(failure(answer), request, answer);
  const way = wayTo(answer.body.step, settings);
  return way ? way() : show(elsewhere(answer.body.step), request, answer);
}

/** How the browser gets to the window from here; null when it cannot by the rules of this page. */
function wayTo(step, settings) {
  const { origin, protocol } = new URL(step.url);
  if (!/^https?:$/.test(protocol)) return null;
  if (step.type === 'REDIRECT') return () => location.assign(step.url);
  if (step.type === 'FORM_POST') return settings.formTargets.includes(origin) ? () => post(step) : null;
  const simulated = settings.simulatedWindows.find(page => new URL(page).origin === origin);
  return simulated ? () => location.assign(`${simulated}?${new URLSearchParams(step.parameters)}`) : null;
}

function post({ url, parameters }) {
  const form = el('form', { method: 'post', action: url, hidden: true },
    Object.entries(parameters).map(([name, value]) => el('input', { type: 'hidden', name, value })));
  document.body.append(form);
  // A field of the gateway's may be called submit.
  HTMLFormElement.prototype.submit.call(form);
}

const elsewhere = ({ type, url, call: name, parameters }) => ({
  open: true,
  title: t('이 창은 쇼핑몰 페이지에서 열어야 합니다', "This window opens from your shop's page"),
  text: type === 'VENDOR_SCRIPT'
    ? t('이 결제대행사의 창은 그 회사의 스크립트가 엽니다. 카드를 받는 이 페이지는 자체 파일만 실행하므로 그 스크립트를 불러오지 않습니다. 쇼핑몰 페이지에서 아래 스크립트를 불러와 값을 그대로 넘기면 창이 열리고, 고객은 이 페이지로 돌아와 등록을 마칩니다.',
      "This gateway's window is opened by its own script. This page takes cards and runs nothing but its own files, so it does not load that script. Load it on your shop's page and hand it the values below: the window opens, and the customer comes back here to complete the registration.")
    : t(`이 결제대행사의 창은 폼 전송으로 열립니다. 이 페이지는 운영자가 dalmada.pages.form-targets에 적은 곳으로만 폼을 보냅니다. ${new URL(url).origin}을 적고 다시 시작하면 여기에서 열립니다. 쇼핑몰 페이지에서는 아래 값을 폼으로 보내세요.`,
      `This gateway's window is opened by posting a form. This page posts only to what the operator has listed in dalmada.pages.form-targets: list ${new URL(url).origin} and start again, and it opens from here. Your shop's page posts the values below.`),
  facts: [
    [type === 'VENDOR_SCRIPT' ? t('스크립트', 'Script') : t('보낼 곳', 'Post to'), url],
    [t('호출', 'Call'), name],
    ...Object.entries(parameters),
  ],
});

/** Hands what came back to the API; an answer that was lost is asked for again under the same name. */
export async function complete() {
  if (brought === null) return;
  const { registration, outcome, parameters } = brought;
  const path = `/v1/billing-key-registrations/${encodeURIComponent(registration)}`;
  const request = { method: 'POST', path: `${path}/completion`, body: { outcome, parameters } };
  const answer = await call(request.method, request.path, request.body, `registration-${registration}`);
  if (answer.status !== 0) brought = null;
  $('return-note').hidden = brought === null;
  const key = answer.ok && answer.body.billingKeyId ? await get(`/v1/billing-keys/${answer.body.billingKeyId}`) : null;
  if (key?.ok) choose(key.body.gateway);
  show(key?.ok ? issued(key.body) : answer.ok ? ended(answer.body) : failure(answer), hidden(request), answer);
}

function choose(gateway) {
  $('gateway').value = gateway;
  $('gateway').dispatchEvent(new Event('change'));
}

const ended = ({ status }) => ({
  open: true,
  title: status === 'CANCELED' ? t('카드 등록을 취소했습니다', 'The registration was canceled') : t('카드가 등록되지 않았습니다', 'No card was registered'),
  text: t('아무것도 등록되지 않았습니다. 다시 시작할 수 있습니다.', 'Nothing was registered; you can start again.'),
});

/** The proofs in it are shown to nobody. */
const hidden = request => ({ ...request, body: { ...request.body,
  parameters: Object.fromEntries(Object.keys(request.body.parameters).map(name => [name, '•••'])) } });
