// Charges a billing key and hands the payment on to the next page.
import { call } from './api.js';
import { $, allWell } from './dom.js';
import { time, won } from './format.js';
import { t } from './language.js';
import { onceFor } from './once.js';
import { failure, show } from './result.js';

export function start(settings) {
  const form = $('pay-form');
  const once = onceFor(form);
  $('billing-key').value = new URLSearchParams(location.search).get('billingKey') ?? '';
  $('amounts').hidden = !settings.simulator;
  for (const button of document.querySelectorAll('[data-amount]')) {
    button.addEventListener('click', () => { $('amount').value = button.dataset.amount; once.renew(); });
  }
  form.addEventListener('submit', event => { event.preventDefault(); submit(form, once); });
}

async function submit(form, once) {
  const missing = t('입력해 주세요.', 'Please fill this in.');
  const amount = $('amount').value.replaceAll(',', '').trim();
  const well = allWell([
    [$('billing-key'), $('billing-key').value.trim() ? null : missing],
    [$('amount'), /^[1-9]\d{0,9}$/.test(amount) ? null : t('1원 이상의 금액을 숫자로 입력해 주세요.', 'A whole amount in won, please.')],
    [$('product'), $('product').value.trim() ? null : missing],
  ]);
  if (!well) return;
  const request = { method: 'POST', path: '/v1/payments', body: {
    billingKeyId: $('billing-key').value.trim(), amount: Number(amount), currency: 'KRW',
    product: { name: $('product').value.trim(), code: 'TEST' }, taxType: $('tax').value,
  } };
  form.querySelector('[type=submit]').disabled = true;
  const answer = await call(request.method, request.path, request.body, once.key());
  form.querySelector('[type=submit]').disabled = false;
  once.settle(answer);
  show(answer.status === 201 ? paid(answer.body) : answer.status === 202 ? open(answer.body) : failure(answer), request, answer);
}

const paid = payment => ({
  good: true,
  title: t('결제되었습니다', 'Paid'),
  facts: [
    [t('결제 번호', 'Payment'), payment.id],
    [t('금액', 'Amount'), won(payment.amount)],
    [t('승인번호', 'Approval'), payment.approvalNumber],
    [t('승인 시각', 'Approved at'), time(payment.approvedAt)],
  ],
  next: { href: `/test-refund.html?payment=${encodeURIComponent(payment.id)}`, label: t('이 결제를 환불하기', 'Refund this payment') },
});

const open = payment => ({
  open: true,
  title: t('결과를 확인하고 있습니다', 'The outcome is being looked up'),
  text: payment.customerMessage,
  facts: [[t('결제 번호', 'Payment'), payment.id], [t('다음 조회', 'Asked next'), time(payment.nextInquiryAt)]],
});
