// Registration in the gateway's own window: this page sends the customer there and completes what comes back.
import { call, get } from './api.js';
import { t } from './language.js';
import { failure, show } from './result.js';
import { issued } from './issue.js';

const returned = () => new URLSearchParams(location.search);

export const isReturn = () => returned().has('registration');

export async function openWindow(gateway, customerId, name, once) {
  const returnUrl = `${location.origin}/test.html`;
  const request = { method: 'POST', path: '/v1/billing-key-registrations', body: { customerId, gateway: gateway.id, buyer: { name }, returnUrl } };
  const answer = await call(request.method, request.path, request.body, once.key());
  once.settle(answer);
  if (!answer.ok) return show(failure(answer), request, answer);
  if (answer.body.step?.type === 'REDIRECT') return location.assign(answer.body.step.url);
  show({
    open: true,
    title: t('여기에서는 이 창을 열 수 없습니다', 'This window cannot be opened from here'),
    text: t('이 결제대행사의 창은 외부 스크립트나 폼 전송이 필요하지만, 이 페이지는 자체 파일만 실행합니다. 아래 응답의 step을 쇼핑몰 페이지에서 사용해 주세요.',
      "This gateway's window needs its own script or a form of its own, and this page runs nothing but its own files. Use the step in the answer below on your shop's page."),
  }, request, answer);
}

/** What the gateway's window sent back in the address goes to the API, and out of the address. */
export async function complete() {
  const parameters = Object.fromEntries(returned());
  const { registration, outcome = 'success', lang, ...rest } = parameters;
  history.replaceState(null, '', lang ? `/test.html?lang=${lang}` : '/test.html');
  const path = `/v1/billing-key-registrations/${encodeURIComponent(registration)}`;
  const request = { method: 'POST', path: `${path}/completion`, body: { outcome, parameters: rest } };
  const answer = await call(request.method, request.path, request.body, `registration-${registration}`);
  const key = answer.ok && answer.body.billingKeyId ? await get(`/v1/billing-keys/${answer.body.billingKeyId}`) : null;
  show(key?.ok ? issued(key.body) : failure(answer), request, answer);
}
